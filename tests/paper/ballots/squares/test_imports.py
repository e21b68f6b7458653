"""The two readers share nothing but the layout, so that one error cannot be in both."""

import subprocess
import sys

FOREIGN = {"cv2", "zxingcpp", "segno", "scipy", "typst", "django"}


def test_reader_b_loads_neither_opencv_nor_anything_of_reader_a():
    code = "import sys, dangbo.paper.ballots.squares; print('\\n'.join(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    own = {name for name in loaded if name.startswith("dangbo.paper.ballots.")}
    assert {name.split(".")[3] for name in own} == {"squares", "layout"}
    assert FOREIGN & {name.split(".")[0] for name in loaded} == set()
