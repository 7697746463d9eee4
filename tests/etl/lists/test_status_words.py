"""Closings, suspensions and seasons in the words of lists."""

from typing import Any

import pytest

from etl.lists.state import status_of
from etl.lists.status import in_column, remarked
from tests.etl.lists.lines import row

CLOSED = """会場が使えなくなり解散
活動に終止符
高齢化により会を閉じました
登録取り下げ
3月で終わりにしました
人が集まらず自然消滅
担い手が見つからず令和5年度末で終了
参加者が減り、R6.3で解散
役目を終え、令和5年10月に解散
もうやめました
R6年12月をもって活動を終えました
令和５年４月消滅
活動終了
R7.3末で終了
令和6年度末をもって閉会
会員減少により解散
閉店しました
なくなりました
2024年3月で幕を閉じた
はまかぜ会に吸収合併
〇〇会と統合し廃止
取りやめ
退会（R6.4）
登録抹消
登録取消
×廃止
3月で終了
代表者の死去に伴い解散
活動は令和7年3月をもって終了しました
会場の閉鎖に伴い活動終了
世話人が高齢のため解散しました
さくら会は解散
R7.4.1付けで廃止
令和6年度で事業終了
隣のサロンに統合
参加者がいなくなり、令和5年9月に解散
廃止届提出済み
会としての活動を終えた
昨年解散した
会員の高齢化で、令和7年に閉会しました
R5.3 廃止
サロンの開催を終了しました"""
SUSPENDED = """活動を停止している
只今休止中
現在は休んでいる
コロナ以後開けていない
いまはやっていません
ここ数年開いていません
人が集まらず休止中
感染症以降お休み中
当面の間お休み
休会中
コロナ以降開催なし
現在活動休止
R6.10～休会
会場工事のため中断
しばらくお休みします
代表者入院のため休み
再開未定
活動を見合わせています
中止しています
一時休業
今は活動していません
8月から休止
令和7年10月より活動休止中
会場閉鎖のため休止中
世話人不在により当分の間休会
毎週月曜 休止中
現在、活動を休止しています
サロンは休止中
令和６年４月以降、活動なし
コロナの影響で休止したまま
休止（再開時期は未定）
開催を見合わせ中
現在お休み中です
体操教室は休止中
R7年度は休止
長期休会
さくら会は休会中"""
NEITHER = """8月は休み
祝日は休み
雨天中止
新規受付停止中
年末年始休業
11時30分終了
準備・片付けを含め12時に終了
駐車場廃止
送迎は廃止しました
お茶の提供は休止中
第5週はお休み
会場の旧館は閉鎖、新館で継続
会場の旧館は閉鎖・新館で継続
R5に廃止された集会所の跡を利用
冬期（12～3月）は休み
12月から2月は休止
7・8月は休会
月曜休み
第3日曜はお休み
雨天時は見合わせ
警報発令時は中止
休止中の喫茶店を借りて開催
閉店後の店舗を使用
解散した老人会の備品を引き継いだ
令和9年3月で終了予定
休止を検討中
参加者募集は終了しました
申込受付終了
会員1名退会
代表者がなくなりました
駐車場は、令和5年に、廃止
FAXは廃止しました
昼食の提供を中止しています
会館の休館日は休み
お盆は休止中
猛暑のため休み
夏休み期間は休み
15:00に終了
カラオケは中止しています
バスの運行は休止中
旧会場は令和6年に閉鎖
助成金は令和6年度で終了
感染状況により中止の場合あり
定員に達した場合は受付終了
インフルエンザ流行時は中止することがあります
休み時間にお茶を出します
解散は12時頃
8月は活動していません
土日祝は休業
大雪のため休み
毎年8月は休会
隣の広場は廃止
送迎バスは令和7年3月で終了
お茶会はやっていない
日曜日は開いていません
8月は集まっていない
体操をやめて手芸をしています
お菓子作りはやめました
午前中で終了
8月は休んでいます
参加費の徴収をやめました"""


@pytest.mark.parametrize("remark", CLOSED.splitlines())
def test_closed(remark: str) -> None:
    assert remarked(remark, "さくら会") == "closed"


@pytest.mark.parametrize("remark", SUSPENDED.splitlines())
def test_suspended(remark: str) -> None:
    assert remarked(remark, "さくら会") == "suspended"


@pytest.mark.parametrize("remark", NEITHER.splitlines())
def test_neither(remark: str) -> None:
    assert remarked(remark, "さくら会") == ""


@pytest.mark.parametrize(
    ("written", "state"),
    [
        ("開所", "active"),
        ("継続（送迎は廃止）", "active"),
        ("閉会", "closed"),
        ("お休み", "suspended"),
        ("×（R6廃止）", "closed"),
        ("△休会", "suspended"),
        ("活動終了", "closed"),
        ("登録取消", "closed"),
        ("令和7年3月末廃止", "closed"),
        ("一時休業", "suspended"),
        ("活動なし", "suspended"),
        ("駐車場廃止", ""),
        ("－", ""),
    ],
)
def test_a_status_column(written: str, state: str) -> None:
    assert in_column(written) == state


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({"気づいたこと": "R7.3末で終了"}, "closed"),
        ({"気づいたこと": "代表者入院のため休み"}, "suspended"),
        ({"備考": "×"}, "closed"),
        ({"車いす": "×"}, ""),
        ({"送迎": "廃止"}, ""),
        ({"駐車場": "休止中"}, ""),
        ({"参加費": "廃止"}, ""),
        ({"開催日時": "休止中"}, "suspended"),
        ({"開催日時": "第2火曜 10時～ 8月は休み"}, ""),
    ],
)
def test_any_cell(values: dict[str, Any], state: str) -> None:
    assert status_of(row(住所="東町", **values), {}, closed_on="") == state


def test_the_heading_of_a_day_says_what_began_on_it() -> None:
    given = {"住所": "東町", "休止年月日": "R6.4.1"}
    assert status_of(row(**given), {}, closed_on="2024-04-01") == "suspended"
    given = {"住所": "東町", "廃止年月日": "R6.4.1"}
    assert status_of(row(**given), {}, closed_on="2024-04-01") == "closed"
