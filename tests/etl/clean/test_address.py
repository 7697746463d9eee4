import pytest

from etl.clean.address import Address, split


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("高松市桜町一丁目9-12", Address(city="高松市", town="桜町一丁目", block="9", number="12")),
        ("香川県高松市田村町１１１４番地", Address(prefecture="香川県", city="高松市", town="田村町", block="1114")),
        ("番町ニ丁目14番2号 1階", Address(town="番町二丁目", block="14", number="2", building="1階")),
        ("高松市仏生山町甲218-1", Address(city="高松市", town="仏生山町甲", block="218", number="1")),
        ("東灘区住吉東町5-2-1", Address(city="東灘区", town="住吉東町5丁目", block="2", number="1")),
        (
            "三重県四日市市諏訪町1番5号",
            Address(prefecture="三重県", city="四日市市", town="諏訪町", block="1", number="5"),
        ),
        (
            "みほん市浜町３丁目２－１５ 第2集会所",
            Address(city="みほん市", town="浜町3丁目", block="2", number="15", building="第2集会所"),
        ),
        ("〒659-0012 芦屋市朝日ケ丘町", Address(city="芦屋市", town="朝日ケ丘町")),
        ("芦屋市", Address(city="芦屋市")),
        ("", Address()),
    ],
)
def test_split(written: str, parts: Address) -> None:
    assert split(written) == parts


def test_the_city_can_be_told() -> None:
    assert split("市川市市川1-1-1", city="市川市").town == "市川1丁目"


def test_spellings_of_one_address_have_one_key() -> None:
    keys = {split(one).key for one in ("浜町三丁目2番15号", "みほん市浜町３－２－１５", "浜町3丁目2-15 集会所")}
    assert keys == {"浜町3丁目-2-15"}
