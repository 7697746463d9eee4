"""Cells on their way from the process that reads a file."""

import pickle
from dataclasses import fields

from layers.intake.contract import Cell


def test_a_cell_comes_out_of_another_process_with_all_that_marks_it() -> None:
    cell = Cell("印", struck=True, fill="FFFF00", merged=True, ink="FF0000", remark="休み")
    default = Cell()
    assert all(getattr(cell, one.name) != getattr(default, one.name) for one in fields(Cell))
    assert pickle.loads(pickle.dumps(cell)) == cell
