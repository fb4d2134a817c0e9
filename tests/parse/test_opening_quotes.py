"""Which words are the sender's own, and which are quoted or passed on."""

from itertools import product

import pytest

from mailflow.parse.letter import Kind
from mailflow.parse.opening.passages import passages
from tests.parse.opened import kinds, opened, text_of, told

OWN = "Поштовани,\n\nдолазе Ана и Марко.\n\nАна Илић\n"
QUOTE = "Добар дан,\nпозивамо вас.\n\nБора"
BORA = "Bora Ćosić <bora@krug.rs>"

ATTRIBUTIONS = (
    ("чет, 7. мар 2019. у 16:19 Bora Ćosić <bora@krug.rs> је написао/ла:", BORA),
    ("čet, 7. mar 2019. u 16:19 Bora Ćosić <bora@krug.rs> je napisao/la:", BORA),
    ("čet, 7. ožu 2019. u 16:19 Bora Ćosić <bora@krug.rs> napisao je:", BORA),
    ("Dana 7.3.2019. u 16:19, Bora Ćosić je napisao/la:", "Bora Ćosić"),
    ("Дана 7.3.2019. у 16:19, Бора Ћосић пише:", "Бора Ћосић"),
    ("У чет, 7. мар 2019. 16:19, корисник Bora Ćosić <bora@krug.rs> је написао:", BORA),
    ("On Thu, Mar 7, 2019 at 4:19 PM Bora Ćosić <bora@krug.rs> wrote:", BORA),
    ("On Thu, 7 Mar 2019, 16:19 Bora Ćosić, <bora@krug.rs> wrote:", BORA),
    ("On Thursday, March 7, 2019, 4:19:05 PM GMT+1, Bora Ćosić <bora@krug.rs> wrote:", BORA),
    ("On Thu, Mar 7, 2019 at 4:19 PM Bora Ćosić <bora@krug.rs>\nwrote:", BORA),
    ("On Thu, Mar 7, 2019 at 4:19 PM Bora Ćosić <\nbora@krug.rs> wrote:", BORA),
    ("On 2019-03-07 16:19, Bora Ćosić wrote:", "Bora Ćosić"),
    ("Bora Ćosić <bora@krug.rs> ezt írta (időpont: 2019. márc. 7., Cs, 16:19):", BORA),
    ("2019. 03. 07. 16:19 keltezéssel, Bora Ćosić írta:", "Bora Ćosić"),
    ("Më enj, 7 mar 2019 në 16:19 Bora Ćosić <bora@krug.rs> shkroi:", BORA),
    ("št 7. 3. 2019 o 16:19 Bora Ćosić <bora@krug.rs> napísal(a):", BORA),
    ("În joi, 7 mar. 2019 la 16:19, Bora Ćosić <bora@krug.rs> a scris:", BORA),
    ("На чет, 7 мар 2019 во 16:19 Bora Ćosić <bora@krug.rs> напиша:", BORA),
    ("V V čet., 7. mar. 2019 ob 16:19 je oseba Bora Ćosić <bora@krug.rs> napisala:", BORA),
    ("Am Do., 7. März 2019 um 16:19 Uhr schrieb Bora Ćosić <bora@krug.rs>:", BORA),
    ("Bora Ćosić <bora@krug.rs> wrote on 07.03.2019 16:19:00:", BORA),
    ("чт, 7 мар. 2019 г. в 16:19, Bora Ćosić <bora@krug.rs>:", BORA),
)
HEADERS = (
    "From: {0}\nSent: Thursday, March 7, 2019 4:19 PM\nTo: Ana Ilić\nSubject: Poziv",
    "*From:* {0}\n*Sent:* Thursday, March 7, 2019 4:19 PM\n*To:* Ana\n*Subject:* Poziv",
    "Od: {0}\nPoslato: četvrtak, 7. mart 2019. 16:19\nZa: Ana Ilić\nTema: Poziv",
    "Од: {0}\nПослато: четвртак, 7. март 2019. 16:19\nЗа: Ана Илић\nТема: Позив",
    "Od: {0}\nDatum: čet, 7. 3. 2019. 16:19\nZa: Ana\nNaslov: Poziv",
    "Šalje: {0}\nPoslano: 7. ožujka 2019. 16:19\nPrima: Ana\nPredmet: Poziv",
    "Feladó: {0}\nElküldve: 2019. március 7. 16:19\nCímzett: Ana\nTárgy: Meghívó",
    "Nga: {0}\nDërguar: e enjte, 7 mars 2019 16:19\nPër: Ana\nTema: Ftesë",
    "Od: {0}\nOdoslané: štvrtok 7. marca 2019 16:19\nKomu: Ana\nPredmet: Pozvánka",
    "De la: {0}\nTrimis: joi, 7 martie 2019 16:19\nCătre: Ana\nSubiect: Invitație",
    "Од: {0}\nИспратено: четврток, 7 март 2019 16:19\nДо: Ана\nНаслов: Покана",
    "Von: {0}\nGesendet: Donnerstag, 7. März 2019 16:19\nAn: Ana\nBetreff: Einladung",
)
RULES = (
    "", "‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐\n",
    "-----Originalna poruka-----\n", "________________________________\n",
)  # fmt: skip
FORWARDS = (
    "---------- Forwarded message ---------",
    "---------- Прослеђена порука ---------",
    "---------- Prosleđena poruka ----------",
    "---------- Proslijeđena poruka ---------",
    "Почетак прослеђене поруке:",
    "Begin forwarded message:",
    "---------- Továbbított üzenet ---------",
    "---------- Mesaj redirecționat ---------",
    "---------- Preposlaná správa ---------",
    "---------- Препратена порака ---------",
)


@pytest.mark.parametrize(("line", "author"), ATTRIBUTIONS)
@pytest.mark.parametrize("mark", ["> ", ""], ids=["marked", "unmarked"])
def test_a_line_that_says_wrote_begins_a_quote_in_every_language(
    line: str, author: str, mark: str
) -> None:
    quote = "\n".join(mark + row for row in QUOTE.split("\n"))
    found = passages(f"{OWN}\n{line}\n\n{quote}", "Re: Позив", "Ана Илић")

    assert [p.kind for p in found] == [Kind.OWN, Kind.SIGNATURE, Kind.QUOTED]
    assert found[-1].sender == author


@pytest.mark.parametrize(("header", "rule"), list(product(HEADERS, RULES)))
def test_a_header_in_the_text_begins_a_quote_in_every_language(header: str, rule: str) -> None:
    found = passages(f"{OWN}\n{rule}{header.format(BORA)}\n\n{QUOTE}", "Re: Позив", "Ана Илић")

    assert [p.kind for p in found] == [Kind.OWN, Kind.SIGNATURE, Kind.QUOTED]
    assert found[-1].sender == BORA
    assert "___" not in "".join(p.text for p in found[:-1])


def test_a_rule_that_says_what_follows_needs_no_header() -> None:
    found = passages(f"{OWN}\n----- Original Message -----\n\n\n\nДођите.", "Re: Позив", "")

    assert found[-1].kind is Kind.QUOTED


@pytest.mark.parametrize("prefix", ["FW", "Fwd", "ПР", "PD", "Prosleđeno"])
def test_the_same_header_is_passed_on_when_the_subject_says_so(prefix: str) -> None:
    found = passages(f"{OWN}\n{HEADERS[0].format(BORA)}\n\n{QUOTE}", f"{prefix}: Позив", "")

    assert found[-1].kind is Kind.FORWARDED


@pytest.mark.parametrize("line", FORWARDS)
def test_a_forwarding_line_begins_mail_passed_on(line: str) -> None:
    found = passages(f"{OWN}\n{line}\n{HEADERS[0].format(BORA)}\n\n{QUOTE}", "Позив", "")

    assert found[-1].kind is Kind.FORWARDED
    assert found[-1].sender == BORA


def test_a_chain_of_forwards_keeps_each_author() -> None:
    inner = (
        "From: Vera <vera@krug.rs>\nSent: 1 March 2019 10:00\nTo: Bora\nSubject: x\n\nДођите."
    )
    found = passages(
        f"{OWN}\n{FORWARDS[0]}\n{HEADERS[0].format(BORA)}\n\n{QUOTE}\n\n{inner}", "x"
    )

    assert [(p.kind, p.sender) for p in found[-2:]] == [
        (Kind.FORWARDED, BORA),
        (Kind.FORWARDED, "Vera <vera@krug.rs>"),
    ]


def test_answers_between_quoted_lines_are_the_senders_own_words() -> None:
    letter = opened("> Ко долази?\nАна и Марко.\n> Треба ли паркинг?\nНе.")

    assert kinds(letter) == [Kind.QUOTED, Kind.OWN, Kind.QUOTED, Kind.OWN]


def test_words_below_a_marked_quote_are_the_senders_own() -> None:
    letter = opened("Дана 1.3.2019. у 9:00, Бора је написао:\n> Ко долази?\n\nАна и Марко.")

    assert told(letter)[1] == (Kind.OWN, 4, "Ана и Марко.")


def test_a_quote_goes_on_under_its_author_after_an_answer() -> None:
    letter = opened("Дана 1.3.2019. у 9:00, Бора је написао:\n> Ко?\nАна.\n> Паркинг?")

    assert [p.sender for p in letter.passages if p.kind is Kind.QUOTED] == ["Бора", "Бора"]


NESTED = (
    "Dolazim.\n\nDana 2.3.2019. u 9:00, Bora je napisao:\n> Ko dolazi?\n>\n"
    "> Dana 1.3.2019. u 8:00, Ana je napisala:\n>> Može li nas dvoje?\n"
)


def test_a_quote_within_a_quote_is_a_mail_of_its_own() -> None:
    quoted = [p for p in opened(NESTED).passages if p.kind is Kind.QUOTED]

    assert [p.sender for p in quoted] == ["Bora", "Ana"]
    assert "Ko dolazi?" in quoted[0].text
    assert "dvoje" in quoted[1].text


def test_below_a_quote_within_a_quote_the_outer_one_goes_on() -> None:
    letter = opened(NESTED + "> Nas troje, ipak.\nHvala.")

    assert [p.sender for p in letter.passages if "troje" in p.text] == ["Bora"]
    assert told(letter)[-1][2] == "Hvala."


@pytest.mark.parametrize(
    "sentence",
    [
        "шаљем списак учесника Друштва „Рит“ за 15.03:",
        "у позиву од 7. марта 2019. пише:",
        "Контакт за 15.3. је Ана <ana@krug.rs>, која ми је написала да долазе и следећи:",
        "Долазе 15. марта у 10:",
    ],
)
def test_a_sentence_with_a_date_and_a_colon_begins_no_quote(sentence: str) -> None:
    letter = opened(f"Поштовани,\n\n{sentence}\n\nАна Илић, члан\nМарко Нешић, члан")

    assert Kind.QUOTED not in kinds(letter)


def test_a_letter_may_itself_begin_like_an_office_memo() -> None:
    letter = opened(
        "ОД: Круг\nЗА: Канцеларија\nДатум: 11.3.2019.\nПРЕДМЕТ: Пријава\n\nДолази Ана."
    )

    assert "Долази Ана." in text_of(letter, Kind.OWN)


def test_every_line_of_the_text_keeps_its_number() -> None:
    letter = opened(f"\n\n{OWN}\n{ATTRIBUTIONS[0][0]}\n> Дођите.")
    lines = f"{OWN}\n{ATTRIBUTIONS[0][0]}\n> Дођите.".split("\n")

    for _, line, text in told(letter):
        first = text.split("\n")[0]
        assert lines[line - 1].removeprefix("> ") == first


def test_a_sentence_above_is_no_part_of_the_line_that_says_wrote() -> None:
    wrapped = "On Thu, Mar 7, 2019 at 4:19 PM Bora <bora@krug.rs>\nwrote:\n> Дођите."
    letter = opened(f"Видимо се 15. марта у 10:00.\n{wrapped}")

    assert told(letter)[0] == (Kind.OWN, 1, "Видимо се 15. марта у 10:00.")


def test_a_letter_that_is_nothing_but_another_passes_it_on() -> None:
    letter = opened(f"{HEADERS[0].format(BORA)}\n\n{QUOTE}", subject="Позив")

    assert kinds(letter) == [Kind.FORWARDED]


def test_a_phone_writes_the_whole_header_on_one_line() -> None:
    line = (
        f"-------- Originalna poruka --------Od: {BORA} Datum: 7.3.19.  16:19 Za: Ana Tema: x"
    )
    letter = opened(f"Dolazim.\n\n{line}\n{QUOTE}", subject="Re: x")

    assert kinds(letter) == [Kind.OWN, Kind.QUOTED]
    assert letter.passages[-1].sender == BORA


def test_three_marks_on_both_sides_begin_a_quote_without_marks() -> None:
    letter = opened(f"Dolazim.\n\n>>> {BORA} 07.03.2019 16:19 >>>\n{QUOTE}", subject="Re: x")

    assert kinds(letter) == [Kind.OWN, Kind.QUOTED]


def test_a_marked_quote_needs_no_date_above_it() -> None:
    letter = opened(f"Bora Ćosić je napisao:\n> {QUOTE}\n\n> Dođite.\n\nDolazim.")

    assert told(letter)[0][0] is Kind.QUOTED
    assert letter.passages[1].sender == "Bora Ćosić"


def test_quotes_without_end_are_doubted() -> None:
    letter = opened("> a\nДа.\n" * 1_000)

    assert len(letter.passages) < 400
    assert [doubt.code for doubt in letter.doubts] == ["torn"]
