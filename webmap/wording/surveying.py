"""マッピング調査 and its photographs."""

NO_TOWN = "町が分からないもの"
SURVEY_SAVED = "{city}_マッピング調査_{title}_{whose}.{ending}"
SURVEY_HEADINGS = ("番号", "調査", "日", "町丁", "種類", "気づき", "緯度", "経度", "閲覧範囲")
SURVEY_HELD = "人のことが書かれていたので、そのままでは残していません。場所のことだけにした文を確かめてください。"

# 写真 of マッピング調査.
PHOTOS_KEPT = "写真を{count}枚付けました。職員だけに見えます。"
PHOTO_DROPPED = "写真を消しました。{days}日のあいだは「元に戻す」で戻せます。そのあとは完全に消えます。"
