"""What could not be done, and where the work is taken up again."""

FAULTS = {
    400: "受け取れませんでした",
    403: "この役割ではできません",
    404: "見つかりません",
    409: "ほかの人が先に直しました",
    413: "ファイルが大きすぎます",
    429: "少しお待ちください",
    503: "まだ使えません",
    507: "空きがありません",
}
FAULT = "うまくいきませんでした"
# Page family → where its work is taken up again after a fault, in what words, and who may go there.
WAYS_BACK = {
    **dict.fromkeys(
        ("imports", "import_mends", "jobs", "list_questions", "usual_form"),
        ("imports.index", "取り込みに戻る", "import"),
    ),
    "plan_tables": ("plan_tables.show", "計画の表に戻る", "confirm"),
    "duplicates": ("duplicates.index", "同じ集まりかもしれないものに戻る", "import"),
    "review": ("review.index", "場所を決めるに戻る", "import"),
    "adding": ("adding.show", "場所を加えるに戻る", "confirm"),
    **dict.fromkeys(
        ("surveys", "survey_facts", "survey_files", "survey_photos"),
        ("surveys.index", "マッピング調査に戻る", "confirm"),
    ),
    **dict.fromkeys(
        ("calls", "confirmations", "replies", "sheets", "visits", "visits_offline", "gatherings", "monthly_report"),
        ("confirmations.index", "訪問と確認に戻る", "confirm"),
    ),
}
