"""Box: a rectangle on paper in millimetres, x to the right and y downwards; sheets are boxes too."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """Left upper corner, width and height in millimetres."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    @property
    def centre(self) -> tuple[float, float]:
        """The middle."""
        return (self.x + self.width / 2, self.y + self.height / 2)

    def overlaps(self, other: "Box") -> bool:
        """Whether they share more than an edge."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def holds(self, other: "Box") -> bool:
        """Whether the other lies wholly inside."""
        return self.x <= other.x and self.y <= other.y and other.right <= self.right and other.bottom <= self.bottom

    def shrunk(self, by: float) -> "Box":
        """The same without a rim."""
        return Box(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)

    def moved(self, right: float, down: float) -> "Box":
        """The same elsewhere."""
        return Box(self.x + right, self.y + down, self.width, self.height)

    @classmethod
    def around(cls, centre: tuple[float, float], width: float, height: float) -> "Box":
        """The box of a middle."""
        return cls(centre[0] - width / 2, centre[1] - height / 2, width, height)

    @classmethod
    def of_all(cls, boxes: "list[Box]") -> "Box":
        """The smallest that holds them all."""
        x, y = min(box.x for box in boxes), min(box.y for box in boxes)
        return cls(x, y, max(box.right for box in boxes) - x, max(box.bottom for box in boxes) - y)


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """A sheet: ``size`` as the typesetter calls it, lying on its side or not."""

    size: str
    flipped: bool

    @property
    def box(self) -> Box:
        """The whole sheet."""
        width, height = _SIZES[self.size]
        return Box(0, 0, height, width) if self.flipped else Box(0, 0, width, height)


_SIZES = {"a4": (210.0, 297.0), "a3": (297.0, 420.0)}
PAPERS = {
    f"{size}{'l' if flipped else 'p'}": Paper(size=size, flipped=flipped)
    for size in ("a4", "a3")
    for flipped in (False, True)
}
