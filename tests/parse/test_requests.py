"""What is wished for, and what only sounds like a wish."""

import pytest

from tests.parse.test_reading import SIGNED, letter

SERBIAN = (
    ("Treba mi mesto u garaži.", "parking"),
    ("Dolazim kolima, gde mogu da parkiram?", "parking"),
    ("Parking nam ne treba.", ""),
    ("Dolazimo vozom pa nam parking neće trebati.", ""),
    ("Ne jedem meso ni ribu, mlečni proizvodi su u redu.", "vegetarian"),
    ("Ne jedem meso, ribu, jaja i mlečne proizvode.", "vegan"),
    ("Jedem bez svinjetine.", "halal"),
    ("Ne jedem svinjsko meso.", "halal"),
    ("Bez svinjskog, molim.", "halal"),
    ("Postim, pa bih molila posnu hranu.", "vegan"),
    ("Za ručak molim posno.", "vegan"),
    ("Alergična sam na orahe.", "allergy"),
    ("Imam celijakiju.", "allergy"),
    ("Ne smem da jedem gluten.", "allergy"),
    ("Ne podnosim laktozu.", "allergy"),
    ("Osetljiva sam na kikiriki.", "allergy"),
    ("Koristim kolica.", "wheelchair"),
    ("Da li u sali ima rampa?", "wheelchair"),
    ("Krećem se uz pomoć štaka.", "wheelchair"),
    ("Teško se krećem, da li ima lift?", "wheelchair"),
    ("Kolega je u invalidskim kolicima.", "wheelchair"),
    ("Zastupamo roditelje za pristupačne škole.", ""),
    ("Naša tema je pristupačnost u gradovima.", ""),
    ("Potreban mi je tumač za znakovni jezik.", "sign_language"),
    ("Molim vas da obezbedite gestovni govor.", "sign_language"),
    ("Kolega je gluv i potreban mu je tumač.", "sign_language"),
    ("Potreban nam je prevod sa srpskog na mađarski.", "interpretation"),
    ("Da li će biti simultanog prevođenja?", "interpretation"),
    ("Da li nadoknađujete putne troškove?", "travel_costs"),
    ("Možete li da nam platite kartu za autobus?", "travel_costs"),
    ("Ko snosi troškove puta?", "travel_costs"),
    ("Putne troškove snosimo sami.", ""),
    ("Da li refundirate gorivo?", "travel_costs"),
    ("Potreban mi je smeštaj za jednu noć.", "accommodation"),
    ("Trebalo bi mi prenoćište.", "accommodation"),
    ("Da li možete da rezervišete sobu?", "accommodation"),
    ("Smeštaj imamo.", ""),
    ("Spavam kod rodbine.", ""),
    ("Stižem dan ranije, ima li negde da se prespava?", "accommodation"),
    ("Molim vas pozivno pismo zbog vize.", "invitation_letter"),
    ("Treba mi zvaničan poziv za poslodavca.", "invitation_letter"),
    ("Molim potvrdu o učešću.", "other"),
    ("Može li da se prati preko interneta?", "online"),
    ("Da li će biti prenosa uživo?", "online"),
    ("Da li će skup moći da se prati preko Zooma?", "online"),
    ("Volela bih da kažem nekoliko reči.", "speaking"),
    ("Da li mogu da održim kratko izlaganje?", "speaking"),
    ("Radujem se izlaganjima.", ""),
    ("Vaša izlaganja će nam koristiti.", ""),
    ("Mogu li da se obratim skupu?", "speaking"),
    ("Predlažem temu za izlaganje.", "speaking"),
    ("Nemam posebnih zahteva u vezi ishrane, nisam vegetarijanac.", ""),
    ("Halal nije potreban.", ""),
    ("Košer obrok, molim.", "kosher"),
    ("Dolazim s bebom, treba mi mirno mesto za dojenje.", "other"),
    ("Treba nam mesto za stalak sa brošurama.", "other"),
)
ENGLISH = (
    ("Could you reserve a spot in the hotel garage for our car?", "parking"),
    ("I don't eat meat, but eggs and dairy are fine.", "vegetarian"),
    ("I don't eat meat, eggs or dairy.", "vegan"),
    ("I do not speak Serbian, will there be interpreting?", "interpretation"),
    ("My Serbian is poor, is there a headset?", "interpretation"),
    ("I need a visa support letter.", "invitation_letter"),
)
HUNGARIAN = (("Kérnék egy helyet a garázsban.", "parking"),)


def wishes(text: str, opening: str) -> str:
    return " ".join(found.value for found in letter(f"{opening} {text}{SIGNED}").requests)


@pytest.mark.parametrize(("text", "tags"), SERBIAN)
def test_a_wish_in_serbian(text: str, tags: str) -> None:
    assert wishes(text, "Poštovani,\n\nprijavljujem se za skup.") == tags


@pytest.mark.parametrize(("text", "tags"), ENGLISH)
def test_a_wish_in_english(text: str, tags: str) -> None:
    assert wishes(text, "Dear all,\n\nI will attend.") == tags


@pytest.mark.parametrize(("text", "tags"), HUNGARIAN)
def test_a_wish_in_hungarian(text: str, tags: str) -> None:
    assert wishes(text, "Tisztelt Szervezők!\n\nRészt veszek a konferencián.") == tags


def test_the_next_cell_of_a_form_takes_no_wish_back() -> None:
    form = "Ime i prezime\tJelena Ilić\tAna Ristić\nPosebne potrebe\thalal\tnema\n"

    assert "halal" in wishes(form, "Poštovani,\n\nprijavljujemo dve učesnice.\n\n")


@pytest.mark.parametrize(
    "name", ["Savez vegetarijanaca Srbije", "Udruženje obolelih od celijakije", "Klub Parking"]
)
def test_an_organisation_s_name_is_no_wish(name: str) -> None:
    text = f"Poštovani,\n\nprijavljujem se za skup.\n\nHvala,\nMila Petrović\n{name}\n"

    assert letter(text).requests == ()
