"""Running the `dangbo` command as its users do, in a process and a home of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def refusal(self) -> str:
        """The one line of a refusal: nothing on stdout, exit code 2."""
        assert (self.code, self.out, self.err.count("\n")) == (2, "", 1), self
        return self.err.strip()


@dataclass
class Dangbo:
    """The command with a home folder, and more of the environment."""

    home: Path
    more: dict[str, str] = field(default_factory=dict)

    def __call__(self, *arguments: object, **more: str) -> Done:
        return self.python("-m", "dangbo.cli.main", *arguments, **more)

    def python(self, *arguments: object, **more: str) -> Done:
        """The interpreter with the environment of this store alone."""
        names = {"DJANGO_SETTINGS_MODULE", "DATABASE_URL", "DANGBO_AS_OF_DATE"}
        inherited = {name: value for name, value in os.environ.items() if name not in names}
        environment = {**inherited, "DANGBO_HOME": str(self.home), **self.more, **more}
        command = [sys.executable, *map(str, arguments)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        return Done(done.returncode, done.stdout, done.stderr)
