"""Words of the pages of a meeting."""

HALL_JOIN = "話し合いに入る"
HALL_NOTE = "付箋を書く"
HALL_FACILITATE = "進行役"
HALL_TYPING = "紙の付箋を打つ"
HALL_PROJECTOR = "投影"
HALL_MEETING = "第{number}回 {name}"
HALL_NO_PROMPT = "気づいたことを書いてください"
