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
}  # fmt: skip
SURNAMES: Mapping[str, tuple[str, ...]] = {
    "common": ("Stojković", "Pavlović", "Marinković", "Simić", "Đurić", "Lazić", "Popović",
               "Kostić", "Filipović", "Tomić", "Ristić", "Vasić", "Zdravković", "Mladenović"),
    "rare": ("Trnjaković", "Ćosalić", "Dživdžan", "Šumar", "Bugarin", "Ljutovac", "Gnjidić",
             "Zagorac", "Čučuk", "Kresoja", "Njegrić", "Perčin", "Krivošija", "Vujnov"),
    "foreign": ("Berglund", "Hofman", "Keler", "Lindgren", "Veber", "Holm", "Fišer", "Larsen",
                "Marten", "Kovalski", "Andersen"),
}  # fmt: skip
DOUBLE = ("Savić Bogdan", "Jokić-Mandić", "Lalić Pešić", "Ostojić-Ras", "Bašić Vlajić")
# Organisations' own names as they stand between quotes: none declines in them.
OWN_NAMES = (
    "Ведри дан", "Кораци", "Покрет 18", "Рука руци", "Наша улица", "Зелени прозор", "Одјек",
    "Мост преко Саве", "Ластавица", "Права мера", "Без баријера", "Јавор", "Глас из сенке",
    "Нова раскрсница", "Сунчана страна", "Отворена врата",
)  # fmt: skip
