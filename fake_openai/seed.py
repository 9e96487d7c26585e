"""The seed of an organisation: varies its noise and which project runs away when."""

from dataclasses import dataclass

from fake_openai.identifiers import noise_offset


@dataclass(frozen=True, slots=True)
class Seed:
    """A numbered seed; None is the plain organisation, without any variation."""

    number: int | None = None

    def noise_offset(self, *names: str) -> int:
        """The offset into the noise table of the series with these names."""
        return noise_offset(*names, *self._salt)

    @property
    def common_noise_offset(self) -> int:
        """The offset of the noise that all projects share."""
        return 0 if self.number is None else noise_offset("common", *self._salt)

    @property
    def rotation(self) -> int:
        """By how many places the list of runaway projects is rotated."""
        return self.number or 0

    @property
    def _salt(self) -> tuple[str, ...]:
        return () if self.number is None else (f"seed {self.number}",)
