"""What a seed decides about an organisation: which days are good ones, and whom a mishap meets."""

from dataclasses import dataclass

from fake_openai.identifiers import seed_of


@dataclass(frozen=True, slots=True)
class Chance:
    """The chance of one seed; None is the chance that the demo has always had."""

    seed: int | None = None

    def noise_seed(self, *parts: str) -> int:
        """Where what is named by these parts begins in the noise table."""
        return seed_of(*parts, *self._salt)

    @property
    def common_noise_seed(self) -> int:
        """Where the noise that all projects share begins."""
        return 0 if self.seed is None else seed_of("common", *self._salt)

    @property
    def turn(self) -> int:
        """How many places a list of victims is turned."""
        return self.seed or 0

    @property
    def _salt(self) -> tuple[str, ...]:
        return () if self.seed is None else (f"seed {self.seed}",)
