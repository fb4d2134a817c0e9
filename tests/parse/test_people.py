"""Who is named in a text, and what each is called in the nominative."""

from itertools import pairwise

import pytest

from mailflow.model import Gender
from mailflow.parse.letter import Case
from mailflow.parse.people.find import find_people
from mailflow.script import to_latin

# What somebody writes -> who is named in it. All invented.
DECLINED = [
    ("Njega je zamenila vesela koleginica Slavica Pešović.", ["Slavica Pešović"]),
    ("Пријављујем Марка Петровића и Ану Илић.", ["Марко Петровић", "Ана Илић"]),
    ("Молим да Ани Илић и Вуку Лазићу пошаљете програм", ["Ана Илић", "Вук Лазић"]),
    ("Долазим са Николом Јовановићем", ["Никола Јовановић"]),
    ("Уместо Николе Јовановића долази Сава Мрђа", ["Никола Јовановић", "Сава Мрђа"]),
    ("пријављујемо Горана Шипку", ["Горан Шипка"]),
    ("са колегом Бојаном Радуловићем", ["Бојан Радуловић"]),
    ("Слободану Вукадиновићу и Сенки Радојичић", ["Слободан Вукадиновић", "Сенка Радојичић"]),
    ("уместо Петра Лазића", ["Петар Лазић"]),
    ("за Александра Ђукића", ["Александар Ђукић"]),
    ("за Александру Ђукић", ["Александра Ђукић"]),
    ("од Ђорђа Ненадовића, за Павла Савића", ["Ђорђе Ненадовић", "Павле Савић"]),
    ("пријављујем Лазара Сремца", ["Лазар Сремац"]),
    ("sa Stevanom Sremskim", ["Stevan Sremski"]),
    ("umesto Vladana Čavoškog", ["Vladan Čavoški"]),
    ("prijavljujem Ivana Popova", ["Ivan Popov"]),
    ("prijavljujem Ivanu Popov", ["Ivana Popov"]),
    ("prijavljujem Vanju Krstića", ["Vanja Krstić"]),
    ("prijavljujem Vanju Krstić", ["Vanja Krstić"]),
    ("Ilijom Đokićem", ["Ilija Đokić"]),
    ("za Milicu i za Jovana Babića", ["Milica", "Jovan Babić"]),
    ("prijavljujem Selmu Hodžić Begović", ["Selma Hodžić Begović"]),
    ("umesto Miloša Obrenovića Kneževića", ["Miloš Obrenović Knežević"]),
    ("za Anu, Đorđa, Pavla i Radeta", ["Ana", "Đorđe", "Pavle", "Rade"]),
    ("за Бранка Луковца", ["Бранко Луковац"]),
    ("prijavljujem Sinišu Ćosić", ["Siniša Ćosić"]),
    ("sa Anom-Marijom Tasić", ["Ana-Marija Tasić"]),
    ("šaljemo Ivana Horvata i Maju Babić", ["Ivan Horvat", "Maja Babić"]),
    ("Prijavljujem Krešimira Štimca", ["Krešimir Štimac"]),
    ("dolazim sa Lukom Boškovom", ["Luka Boškov"]),
    ("dolazim sa Zoranom Crnobrnjom", ["Zoran Crnobrnja"]),
    ("prijavljujem Petru Mandić", ["Petra Mandić"]),
    ("prijavljujem Radu Petrovića", ["Rade Petrović"]),
    ("шаље човека, кореографа Ерика Вебера", ["Ерик Вебер"]),
    ("1. Ерика Ковалског, начелника", ["Ерик Ковалски"]),
    ("пријављујемо:\n1. Вуксана Чучука, начелника", ["Вуксан Чучук"]),
    ("dodajte uz mene i Olivera Vebera", ["Oliver Veber"]),
    ("u ime mr Helene Lindgren", ["Helena Lindgren"]),
    ("koleginice Ružu i Jagodu Tot", ["Ruža Tot", "Jagoda Tot"]),
]


FOREIGN = [
    ("пријављујем Џона Смита", ["Џон Смит"]),
    ("dolazim sa Hansom Milerom", ["Hans Miler"]),
    ("prijavljujem Adrijenu Farkaš", ["Adrijena Farkaš"]),
    ("prijavljujem Bekima Berišu", ["Bekim Beriša"]),
    ("Bejelentem Szabó Jánost és Nagy Katalint.", ["János Szabó", "Katalin Nagy"]),
    ("Kiss Gáborral jövök", ["Gábor Kiss"]),
    ("Egyesületünket Csabai Réka képviseli.", ["Réka Csabai"]),
    ("Hívom Kovács Pétert", ["Péter Kovács"]),
    ("Prihlasujem Zuzanu Kováčovú a Jána Hrubíka", ["Zuzana Kováčová", "Ján Hrubík"]),
    ("Regjistroj Agim Berishën", ["Agim Berisha"]),
    ("Particip Ioan Popescu și Maria Ionescu", ["Ioan Popescu", "Maria Ionescu"]),
    ("Доаѓа Билјана Стојановска", ["Билјана Стојановска"]),
    ("Chiara Rossi and Matteo De Luca", ["Chiara Rossi", "Matteo De Luca"]),
    ("Ravi K. Menon", ["Ravi K. Menon"]),
    ("prijavljujem Gábora Szabóa", ["Gábor Szabó"]),
    ("umesto Johna Smitha", ["John Smith"]),
    ("prijavljujem Elenu Vasova i Ivana Popova", ["Elena Vasova", "Ivan Popov"]),
    ("dolazi Zsuzsanna Cservenka", ["Zsuzsanna Cservenka"]),
    ("dolazi Elena Besu", ["Elena Besu"]),
    ("sa Feridom Abdišijem", ["Ferid Abdiši"]),
    ("Regjistroj Blertën", ["Blerta"]),
    ("We register Emma Clarke and Kwame Mensah.", ["Emma Clarke", "Kwame Mensah"]),
    ("prijavljujem Emira Hasanovića i Aminu Hasanović", ["Emir Hasanović", "Amina Hasanović"]),
]


WRITTEN_ODDLY = [
    ("Milos Zivkovic i Milica Jaksic", ["Milos Zivkovic", "Milica Jaksic"]),
    ("Prijavljujem Djordja Djukica", ["Djordje Djukic"]),
    ("ПЕТРОВИЋ Јелена", ["Јелена Петровић"]),
    ("ДОЛАЗИ ГОРДАНА ЂУКИЋ, ДИРЕКТОРКА", ["Гордана Ђукић"]),
    ("DOLAZE ŽIVOTA KEKIĆ I BILJANA TOMIĆ", ["Života Kekić", "Biljana Tomić"]),
    ("Јовановић Ана", ["Ана Јовановић"]),
    ("пријаве слати Ракић Данилу", ["Данило Ракић"]),
    ("уместо Илић Марка", ["Марко Илић"]),
    ("Илић, Марко (члан)", ["Марко Илић"]),
    ("Milan St. Protić", ["Milan St. Protić"]),
    ("Dolazi Ana Tot. Milan ne dolazi.", ["Ana Tot", "Milan"]),
    ("dolazi koleginica vesna rakic", ["Vesna Rakic"]),
    ("dolazi nasa predsednica jelena kovac", ["Jelena Kovac"]),
    ("prijavljujem kolegu peru bosnjaka i anu kovac", ["Pera Bosnjak", "Ana Kovac"]),
    ("Prijavljujem Vurdelju Đorđa", ["Đorđe Vurdelja"]),
    ("1. Štimac Nikola\n2. Ana Ilić", ["Nikola Štimac", "Ana Ilić"]),
    ("na skup dolazi Rada Milin", ["Rada Milin"]),
    ("Ево: Шумар Сретен, Ћосалић Стамена", ["Сретен Шумар", "Стамена Ћосалић"]),
    ("Мартен Лаура, доцент", ["Лаура Мартен"]),
    ("PRISUSTVOVAĆE ZORBOLJUB ŠMRK, PREDSEDNIK", ["Zorboljub Šmrk"]),
    ("Ruža Njegrić Krivošija, sekretar", ["Ruža Njegrić Krivošija"]),
    ("Ljubodrag Kresojin", ["Ljubodrag Kresojin"]),
    ("Mаркo Петровић", ["Марко Петровић"]),  # M and o are Latin
    ("dolaze milan stojkovic i rade boskovic", ["Milan Stojkovic", "Rade Boskovic"]),
    ("Дејан Ђ. Панић, М. Јовановић", ["Дејан Ђ. Панић", "М. Јовановић"]),
    ("Предраг К.", ["Предраг К."]),
    ("Dragan „Gane“ Petrović", ["Dragan Petrović"]),
    ("A.B.Savić", ["A. B. Savić"]),
    ("LJILJANA NJEGOVAN", ["Ljiljana Njegovan"]),
    ("Ana  Petrović", ["Ana Petrović"]),
    ("Jan van der Berg", ["Jan van der Berg"]),
]


TITLED = [
    ("prijavljujem gospođu Vreminu Brmbot", ["Vremina Brmbot"]),
    ("umesto gospodina Zorboljuba Brmbota", ["Zorboljub Brmbot"]),
    ("Ms Thandiwe Nkosi", ["Thandiwe Nkosi"]),
    (
        "prijavljujem Zorboljuba Kovačevića i Vreminu Petrović",
        ["Zorboljub Kovačević", "Vremina Petrović"],
    ),
    ("проф. др Ана Илић", ["Ана Илић"]),
    ("mr Marko Savić, dipl. pravnik", ["Marko Savić"]),
    ("Mr. John Smith and Ms. Ana Perić", ["John Smith", "Ana Perić"]),
    ("gđu Miru Lončar", ["Mira Lončar"]),
    ("koleginica Jasna Perić", ["Jasna Perić"]),
    ("Поштовани господине Ракићу", ["Ракић"]),
    ("Postovani gospodine Rakicu", ["Rakic"]),
    ("Драги Данило, долазим", ["Данило"]),
    ("Биљо, молим те", ["Биља"]),
]


STRANGERS = [  # no half of their names is known: they only stand where people do
    ("Učesnik: Vremina Brmbot", ["Vremina Brmbot"]),
    ("1. Vremina Brmbot, predsednica\n2. Zorboljub Šmrk", ["Vremina Brmbot", "Zorboljub Šmrk"]),
    ("Prijavljujem Vreminu Brmbot i Zorboljuba Šmrka.", ["Vremina Brmbot", "Zorboljub Šmrk"]),
    ("Dolaze Vremina Brmbot i Zorboljub Šmrk.", ["Vremina Brmbot", "Zorboljub Šmrk"]),
    ("Best regards,\nThandiwe Nkosi\nProgramme Officer", ["Thandiwe Nkosi"]),
]


SHARED = [
    ("Ана и Марко Петровић", ["Ана Петровић", "Марко Петровић"]),
    ("Xhevdet Kadriu and Qëndresa Morina", ["Xhevdet Kadriu", "Qëndresa Morina"]),
    ("Andrei Ionescu will attend.", ["Andrei Ionescu"]),
    ("Brmbot Šmrk Marko i Ana Ilić", ["Marko", "Ana Ilić"]),
    ("prijavljujem Nadu i Veru Spasić", ["Nada Spasić", "Vera Spasić"]),
    ("пријавите Петра и Јану Ковач", ["Петар Ковач", "Јана Ковач"]),
]


NOBODY = [
    "Булевар Михајла Пупина 2",
    "Трг Николе Пашића",
    "ul. Kneza Miloša",
    "Милентија Поповића 5, Београд",
    "Venijamina Marinkovića 3",
    "Жарка Зрењанина 30",
    "Kralja Petra I 15, Kikinda",
    "Браће Јовановић 22",
    "ОШ „Вук Караџић“",
    'Dom zdravlja "Dr Milenko Marin"',
    "Фондација Ане и Владе Дивац",
    "Nagrada Ljubomira Nenadovića",
    "Нови Пазар, Сремски Карловци, Стара Пазова",
    "у Новом Саду и на Новом Београду",
    "u petak, 15. Marta, Radno vreme: Ponedeljak",
    "Kancelarija za saradnju sa civilnim društvom",
    "Udruženje građana „Zeleni krug“ iz Niša",
    "Удружење „Нада“",
    "Udruženje Nada",
    "Heinrich Böll Foundation",
    "Sala Panorama",
    "Petőfi Sándor utca",
    "Говориће директорка",
    "We're Queer Kitchen, a club",
    "Delivery Status Notification",
    "Ансамбл Шумадинци, учешће",
    "Добрица Ћосић 5",
    "Dobrica Ćosić 5/12, 11000 Beograd",
    "Булевар Михајла Пупина 10",
    "dolazi samo ona. Hvala",
    "dolazi predsednik saveta vera u bolje",
    "Nordic Council, Public Policy",
    "Radujem se susretu. Vaš Tim",
    "Ana.Petrovic@primer.rs",
    "http://primer.rs/Ana",
    "",
]


@pytest.mark.parametrize(
    ("text", "names"), [*DECLINED, *FOREIGN, *WRITTEN_ODDLY, *TITLED, *SHARED, *STRANGERS]
)
def test_people_are_found_and_named_in_the_nominative(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find_people(text)] == names


@pytest.mark.parametrize(("text", "names"), [row for row in DECLINED if "Ђ" not in row[0]])
def test_the_script_makes_no_difference(text: str, names: list[str]) -> None:
    found = find_people(to_latin(text))

    assert [mention.name for mention in found] == [to_latin(name) for name in names]


@pytest.mark.parametrize("text", NOBODY)
def test_streets_schools_towns_and_plain_words_are_nobody(text: str) -> None:
    assert [mention.name for mention in find_people(text)] == []


def test_a_mention_stands_where_it_says_titles_left_out() -> None:
    text = "Долази проф. др Ана Илић, са Марком Петровићем."

    spans = [text[mention.start : mention.end] for mention in find_people(text)]

    assert spans == ["Ана Илић", "Марком Петровићем"]


def test_people_who_share_a_surname_stand_where_their_own_names_do() -> None:
    text = "Ана и Марко Петровић"

    assert [text[m.start : m.end] for m in find_people(text)] == ["Ана", "Марко Петровић"]


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("Долази Ана Илић", Case.NOMINATIVE),
        ("уместо Ане Илић", Case.GENITIVE),
        ("Ани Илић", Case.DATIVE),
        ("пријављујем Ану Илић", Case.ACCUSATIVE),
        ("Драги Марко", Case.VOCATIVE),
        ("са Аном Илић", Case.INSTRUMENTAL),
        ("уместо Марка Илића", Case.GENITIVE),
        ("пријављујем Марка Илића", Case.ACCUSATIVE),
    ],
)
def test_the_case_is_told(text: str, case: Case) -> None:
    assert find_people(text)[0].case is case


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Prati nas Milica Tot.", Gender.FEMALE),
        ("Ана Илић", Gender.FEMALE),
        ("Никола Илић", Gender.MALE),
        ("Вању Илића", Gender.MALE),
        ("Вању Илић", Gender.FEMALE),
    ],
)
def test_the_gender_is_told(text: str, gender: Gender) -> None:
    assert find_people(text)[0].gender is gender


def test_both_halves_known_is_surer_than_one_and_one_surer_than_none() -> None:
    both, one, given = (
        find_people(text)[0].confidence
        for text in ("Ана Илић", "Ана Брмбота", "јавља Ана да долази")
    )

    assert both > one > given


def test_a_name_broken_by_a_line_s_end_is_one_name() -> None:
    text = "На конференцији ће испред нашег удружења учествовати Марко\nПетровић."

    assert [mention.name for mention in find_people(text)] == ["Марко Петровић"]


@pytest.mark.parametrize(
    "text", ["dolazi samo Zorica Aleksić", "ali koleginica Zorica Aleksić će doći"]
)
def test_a_word_written_small_before_a_name_is_no_part_of_it(text: str) -> None:
    assert [m.name for m in find_people(text)] == ["Zorica Aleksić"]


def test_names_on_lines_of_their_own_stay_apart() -> None:
    assert [m.name for m in find_people("Ана Илић\nМарко Савић")] == ["Ана Илић", "Марко Савић"]


def test_mentions_are_in_order_and_never_overlap() -> None:
    text = "Ана Илић, Марко и Јован Петровић, проф. др Вук Лазић и М. Јовић " * 20

    found = find_people(text)

    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "text", ["А" * 50_000, "A. " * 20_000, "Ana-" * 20_000, "I-" * 90_000, "Ана и " * 9_000]
)
def test_a_monstrous_text_is_survived(text: str) -> None:
    assert len(find_people(text)) >= 0


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Odjavite Željka i Vanju.", ["Željko", "Vanja"]),
        ("Александра, Николу и Ану отказујем.", ["Александар", "Никола", "Ана"]),
        ("umesto Petra i Jovane", ["Petar", "Jovana"]),
        ("Dolaze Petra i Jovana.", ["Petra", "Jovana"]),
    ],
)
def test_a_given_name_stands_in_the_case_of_the_one_it_is_joined_to(
    text: str, names: list[str]
) -> None:
    assert [m.name for m in find_people(text)] == names


@pytest.mark.parametrize("verb", ["Otkažite", "Brišite", "Upišite", "Najavljujemo", "Ostavite"])
def test_the_verb_that_opens_a_letter_is_nobodys_surname(verb: str) -> None:
    assert [m.name for m in find_people(f"{verb} Anu i Marka.")] == ["Ana", "Marko"]


def test_a_pronoun_before_a_colleague_is_nobodys_name() -> None:
    found = find_people("Vaša kolegica Ivana iz Ministarstva nam je to rekla.")

    assert [m.name for m in found] == ["Ivana"]


def test_who_is_named_whole_before_shares_no_surname_later() -> None:
    found = find_people("Koleginica je Ana Terzin. Ostaju dakle Ana i Petar Kos.")

    assert [mention.name for mention in found] == ["Ana Terzin", "Ana", "Petar Kos"]
