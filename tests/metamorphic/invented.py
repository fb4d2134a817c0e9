"""Names that nobody of the letters bears; none of them is meant to be anybody."""

from collections.abc import Mapping

# Given names by gender, the first of each row among the common ones.
GIVEN: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "common": {
        "f": ("Milena", "Snežana", "Jelena", "Zorica", "Katarina", "Danijela", "Ljubica",
              "Gordana", "Sanja", "Tatjana", "Marijana", "Vesna", "Bojana", "Ljiljana"),
        "m": ("Goran", "Zoran", "Dragan", "Marko", "Dušan", "Vladimir", "Slobodan", "Uroš",
              "Nikola", "Ilija", "Miodrag", "Branko", "Đorđe", "Stefan"),
    },
    "rare": {
        "f": ("Vukica", "Stamena", "Ruža", "Perunika", "Savka", "Grozdana", "Jagoda", "Negica"),
        "m": ("Gojko", "Krsman", "Milutin", "Obrad", "Vuksan", "Sreten", "Ljubomir", "Jovica"),
    },
    "foreign": {
        "f": ("Klara", "Greta", "Silvija", "Laura", "Ingrid", "Helena", "Ema"),
        "m": ("Tomas", "Martin", "Oliver", "Viktor", "Jakob", "Erik", "Robert", "Henrik"),
    },
    # As their bearers write them: for letters in Latin.
    "as at home": {
        "f": ("Emily", "Hannah", "Charlotte", "Rebecca", "Sophie", "Katherine", "Lucy"),
        "m": ("John", "Thomas", "Edward", "William", "Patrick", "Matthias", "Albert", "Philip"),
    },
    "hu": {"f": ("Ibolya", "Katalin", "Zsuzsanna"), "m": ("Gábor", "Zoltán", "László")},
    "sq": {"f": ("Arta", "Teuta", "Vjosa"), "m": ("Agim", "Luan", "Burim")},
    "sk": {"f": ("Katarína", "Mária", "Jarmila"), "m": ("Miroslav", "Pavel", "Juraj")},
    "ro": {"f": ("Ileana", "Maria", "Doina"), "m": ("Ion", "Gheorghe", "Traian")},
}  # fmt: skip
SURNAMES: Mapping[str, tuple[str, ...]] = {
    "common": ("Stojković", "Pavlović", "Marinković", "Simić", "Đurić", "Lazić", "Popović",
               "Kostić", "Filipović", "Tomić", "Ristić", "Vasić", "Zdravković", "Mladenović"),
    "rare": ("Trnjaković", "Ćosalić", "Dživdžan", "Šumar", "Bugarin", "Ljutovac", "Gnjidić",
             "Zagorac", "Čučuk", "Kresoja", "Njegrić", "Perčin", "Krivošija", "Vujnov"),
    "foreign": ("Berglund", "Hofman", "Keler", "Lindgren", "Veber", "Holm", "Fišer", "Larsen",
                "Marten", "Kovalski", "Andersen"),
    "as at home": ("Smith", "Carter", "Weber", "Lindqvist", "Johnson", "Walker", "Fischer",
                   "Murphy", "Schwarz", "Taylor", "Wright"),
    "hu": ("Varga", "Halász", "Szalai", "Fehér", "Csonka"),
    "sq": ("Berisha", "Krasniqi", "Osmani", "Gashi", "Hoti"),
    "sk": ("Kmeť", "Hudec", "Zelenák", "Valent"),
    "ro": ("Popescu", "Munteanu", "Crișan", "Dobre", "Bălan"),
}  # fmt: skip
DOUBLE = ("Savić Bogdan", "Jokić-Mandić", "Lalić Pešić", "Ostojić-Ras", "Bašić Vlajić")
# Organisations' own names as they stand between quotes: none declines in them.
OWN_NAMES: Mapping[str, tuple[str, ...]] = {
    "sr": (
        "Ведри дан", "Кораци", "Покрет 18", "Рука руци", "Наша улица", "Зелени прозор",
        "Одјек", "Мост преко Саве", "Ластавица", "Права мера", "Без баријера", "Јавор",
        "Глас из сенке", "Нова раскрсница", "Сунчана страна", "Отворена врата",
    ),
    "mk": ("Нов ден", "Отворен прозор"),
    "sk": ("Nový deň", "Studnička"),
    "sq": ("Hapi i Ri", "Ura e Miqësisë"),
    "ro": ("Zorile", "Pasărea Măiastră"),
    "hu": ("Napraforgó", "Tiszta Szó"),
}  # fmt: skip
# What follows "за", "for" or "of" in an organisation's name; in the accusative.
AIMS: Mapping[str, tuple[str, ...]] = {
    "sr": ("jačanje lokalnih zajednica", "podršku mladima na selu", "građansko obrazovanje",
           "zaštitu reka i planina", "kulturu sećanja", "socijalno preduzetništvo"),
    "en": ("Mountain Villages", "Civic Education", "Clean Rivers", "Young Reporters",
           "Fair Budgets"),
}  # fmt: skip
