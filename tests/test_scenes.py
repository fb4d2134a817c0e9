"""Scenes: letters in, answers out, and the book at the end; see tests/scenes/*.yaml.

A scene is played as it happened, and then in every other order in which the process could have
seen its letters (a letter that answers one of ours comes after it): the book must be the same,
and nobody may get the same answer twice.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from mailflow.lifecycle import State

from .playing import orders, play, stage

FILES = sorted((Path(__file__).parent / "scenes").glob("*.yaml"))
SCENES = {
    f"{file.stem}: {scene['says']}": scene
    for file in FILES
    for scene in yaml.safe_load_all(file.read_text("utf-8"))
}


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_is_played_as_it_is_written(name: str, tmp_path: Path) -> None:
    scene: dict[str, Any] = SCENES[name]
    with stage(tmp_path / "desk", scene) as on:
        for letter, sent in play(scene, on):
            record = on.record(letter["name"])
            assert record.verdict is not None
            why = record.verdict.hold
            assert record.verdict.rule == letter.get("rule", record.verdict.rule), why
            told = sorted(f"{reply.template} to {reply.to}" for reply in sent)
            assert told == sorted(letter["answers"]), why
            assert (record.state is State.HELD) == letter.get("held", False), why
            for words in letter.get("why", ()):
                assert words in (why or "")
            own = next((reply for reply in sent if reply.message_id == record.reply), None)
            for words in letter.get("says", ()):
                assert words.format(**on.references()) in own.body
            for words in letter.get("never_says", ()):
                assert words.format(**on.references()) not in own.body
        assert on.book() == scene["book"]
        assert on.noted() == scene.get("noted", on.noted())
        raws = dict(on.raws)

    for number, order in enumerate(orders(scene)):
        with stage(tmp_path / f"order {number}", scene) as again:
            for one in order:
                again.play(one, raws[one])
            assert again.book() == scene["book"], order
            assert again.noted() == scene.get("noted", again.noted()), order
            ids = [reply.message_id for reply in again.post.sent]
            assert len(ids) == len(set(ids)), order
