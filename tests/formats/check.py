"""Opens the vectors that docs/formats.md names, or those in the folders given, and compares what comes out.

Owns no format: that is decrypt.py's. Every vector is also tried with another secret and with one byte changed.
"""

import json
import pathlib
import sys
import tempfile

import decrypt
from decrypt import Damaged, WrongSecret

KEPT = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "formats"


def same(what, got, wanted):
    if got != wanted:
        sys.exit(f"{what}: {got!r} instead of {wanted!r}")


def refused(what, error, attempt):
    """The attempt must end in this error and in no other."""
    try:
        attempt()
    except error:
        return
    except Exception as other:  # said, and then fatal
        sys.exit(f"{what}: {type(other).__name__} ({other}) instead of {error.__name__}")
    sys.exit(f"{what} was taken for good")


def changed(file, at):
    """The file with one bit changed; counted from the end if negative."""
    file = bytearray(file)
    file[at] ^= 1
    return bytes(file)


def master(name, keys, vector):
    """Opens a header in every way the vector knows."""
    ways = {"passphrase": vector["passphrase"]}
    if "recovery_code" in vector:
        ways["code"] = vector["recovery_code"].lower().replace("-", " ")
    if "remember" in vector:
        ways["keyring"] = bytes.fromhex(vector["remember"])
    found = {way: decrypt.master_key(keys, **{way: secret}) for way, secret in ways.items()}
    wanted = bytes.fromhex(vector["master_key"]) if "master_key" in vector else found["passphrase"]
    for way, key in found.items():
        same(f"{name}: the master key by {way}", key, wanted)
    refused(f"{name}: another passphrase", WrongSecret, lambda: decrypt.master_key(keys, passphrase="another"))
    at = keys.index(b'"generation"')
    refused(f"{name}: a changed byte", Damaged, lambda: decrypt.read_header(changed(keys, at)))
    # With the checksum put right, only the MAC can tell.
    other = keys.replace(b'"generation": ', b'"generation": 1', 1)
    body, mark, _ = other.rpartition(b'"sha256": "')
    sum = decrypt.hashlib.sha256(body + mark).hexdigest().encode()
    doctored = body + mark + sum + b'"\n}\n'
    way = list(ways)[-1]
    refused(f"{name}: a doctored header", Damaged, lambda: decrypt.master_key(doctored, **{way: ways[way]}))
    return wanted


def database(name, keys, file, master_key, vector):
    """Decrypts the database and asks it what the vector wants to know."""
    header = decrypt.read_header(keys)
    key = decrypt.database_key(master_key, header)
    if "database_key" in vector:
        same(f"{name}: the database key", key.hex(), vector["database_key"])
    plain = decrypt.decrypt_database(file, key)
    with tempfile.TemporaryDirectory() as folder:
        rows = decrypt.open_database(plain, f"{folder}/plain.db")
        same(f"{name}: integrity", rows.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
        own, identity = rows.execute("SELECT vault_id, inbox_identity FROM vault").fetchone()
        same(f"{name}: the vault's id", own, decrypt.vault_id(header))
        for question, answer in vector["asked"].items():
            same(f"{name}: {question}", [list(row) for row in rows.execute(question)], answer)
        rows.close()
    for at in (0, 5_000, -1):
        refused(f"{name}: byte {at} changed", Damaged, lambda: decrypt.decrypt_database(changed(file, at), key))
    refused(f"{name}: another key", Damaged, lambda: decrypt.decrypt_database(file, bytes(32)))
    return identity


def part(wanted, got):
    """What the vector says of a text; the rest of it is somebody else's to hold."""
    if isinstance(wanted, dict):
        return {key: part(value, got.get(key)) for key, value in wanted.items()} if isinstance(got, dict) else got
    return got


def small(name, file, magic, key, wanted):
    got = decrypt.open_small(file, magic, key)
    same(name, part(wanted, got), wanted)
    refused(f"{name}: another key", WrongSecret, lambda: decrypt.open_small(file, magic, bytes(32)))
    for at in (0, 8, 40, -1):
        error = Damaged if at == 0 else WrongSecret
        refused(f"{name}: byte {at} changed", error, lambda: decrypt.open_small(changed(file, at), magic, key))


def vault(place, vector):
    folder = place / vector["folder"]
    keys = (folder / "keys.json").read_bytes()
    same("the copy of the header", (folder / "keys.json.bak").read_bytes(), keys)
    master_key = master("keys.json", keys, vector)
    identity = database("vault.db", keys, (folder / "vault.db").read_bytes(), master_key, vector)
    agenda, card = (bytes.fromhex(vector[key]) for key in ("agenda_key", "card_key"))
    small("agenda.bin", (folder / "agenda.bin").read_bytes(), decrypt.AGENDA, agenda, vector["agenda"])
    small("card.bin", (folder / "card.bin").read_bytes(), decrypt.CARD, card, vector["card"])
    (entry,) = (file for file in (folder / "inbox").glob("*.age") if not file.name.startswith("a-"))
    answers = [decrypt.open_age(file.read_bytes(), identity) for file in (folder / "inbox").glob("a-*.age")]
    same("the answers", [part(*both) for both in zip(vector.get("answers", []), answers)], vector.get("answers", []))
    same("how many answers", len(answers), len(vector.get("answers", [])))
    file = entry.read_bytes()
    same("the quick entry", part(vector["entry"], decrypt.open_age(file, identity)), vector["entry"])
    other = "AGE-SECRET-KEY-1" + "Q" * 58
    refused("the quick entry: another identity", WrongSecret, lambda: decrypt.open_age(file, other))
    refused("the quick entry: a changed byte", decrypt.InvalidTag, lambda: decrypt.open_age(changed(file, -1), identity))


def backup(place, vector):
    file = (place / vector["file"]).read_bytes()
    keys, sealed = decrypt.split_backup(file)
    database("backup", keys, sealed, master("backup", keys, vector), vector)
    for at in (0, 20, -40, -1):
        refused(f"backup: byte {at} changed", Damaged, lambda: decrypt.split_backup(changed(file, at)))


def page(place, vector):
    html = (place / vector["file"]).read_bytes()
    got = decrypt.open_page(html, vector["passphrase"])
    got = got.get("editions", [got])[0]
    same("the page", part(vector["report"], got), vector["report"])
    if "also" in vector:
        again = decrypt.open_page(html, vector["also"])
        same("the page, told by voice", again.get("editions", [again])[0], got)
    refused("the page: another passphrase", WrongSecret, lambda: decrypt.open_page(html, "another"))
    data = html.index(b'"data":"') + 100
    other = b"A" if html[data : data + 1] != b"A" else b"B"
    torn = html[:data] + other + html[data + 1 :]
    refused("the page: a changed byte", Damaged, lambda: decrypt.open_page(torn, vector["passphrase"]))


def check(place):
    vectors = json.loads((place / "vectors.json").read_bytes())
    for one in vectors.get("headers", []):
        master(one["file"], (place / one["file"]).read_bytes(), one)
    for section in (vault, backup):
        if section.__name__ in vectors:
            section(place, vectors[section.__name__])
    for one in vectors.get("pages", []):
        page(place, one)


if __name__ == "__main__":
    for place in map(pathlib.Path, sys.argv[1:] or [KEPT]):
        check(place)
        print(f"{place}: everything opens, and nothing opens that should not")
