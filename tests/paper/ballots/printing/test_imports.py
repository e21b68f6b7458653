"""Pages that print ballots stay light."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("package", ["layout", "printing"])
def test_neither_layout_nor_printing_loads_what_reading_needs(package):
    heavy = {"cv2", "numpy", "PIL", "zxingcpp"}
    code = f"import sys, dangbo.paper.ballots.{package}; print(sorted({heavy} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
