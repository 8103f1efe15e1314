"""Opens everything that Evenkeel writes, from docs/formats.md alone: nothing here comes from its source.

Needs Debian's python3-nacl (XChaCha20-Poly1305), python3-argon2 (Argon2id) and python3-cryptography (the rest).
Each section is one format; all of them together are what a person needs to get their own entries back without the program.
"""

import base64
import hashlib
import hmac
import json
import sqlite3
import struct
import unicodedata
import uuid

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as xchacha
from nacl.exceptions import CryptoError


class WrongSecret(Exception):
    """The file is whole, and the secret is another one."""


class Damaged(Exception):
    """The file is not what was written."""


def b64(text):
    return base64.b64decode(text, validate=True)


def hkdf(secret, salt, label, length=32):
    return HKDF(hashes.SHA256(), length, salt, label.encode()).derive(secret)


# 1. keys.json: a secret -> the master key ------------------------------------------------------------------------------

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def typed_passphrase(typed):
    """Every space character counts as a space, and the rest in form NFC."""
    spaced = "".join(" " if unicodedata.category(c) == "Zs" else c for c in typed)
    return unicodedata.normalize("NFC", spaced).encode()


def typed_code(typed):
    """The 26 values of a recovery code; the two check characters behind them only find typing errors."""
    letters = typed.upper().replace("O", "0").replace("I", "1").replace("L", "1")
    values = bytes(CROCKFORD.index(c) for c in letters if c in CROCKFORD)
    if len(values) != 28:
        raise WrongSecret("a recovery code has 28 characters")
    return values[:26]


def read_header(file):
    """The header, with its plain checksum looked at."""
    body, mark, rest = file.rpartition(b'"sha256": "')
    if not mark or not rest.endswith(b'"\n}\n'):
        raise Damaged("no checksum")
    if hashlib.sha256(body + mark).hexdigest() != rest[:-4].decode():
        raise Damaged("the checksum does not fit")
    header = json.loads(file)
    if header["format"] != "evenkeel keys" or header["version"] != 1:
        raise Damaged("another format")
    return header


def master_key(file, passphrase=None, code=None, keyring=None):
    """The master key, from one of the three secrets."""
    header = read_header(file)
    begin = f"evenkeel slot v{header['version']}\0{header['vault_id']}\0".encode()
    if passphrase is not None:
        slot = header["passphrase"]
        costs = [slot["memory_kib"], slot["passes"], slot["lanes"]]
        key = hash_secret_raw(
            typed_passphrase(passphrase), b64(slot["salt"]), costs[1], costs[0], costs[2], 32, Type.ID, 19
        )
        aad = begin + b"passphrase\0" + struct.pack("<3I", *costs) + slot["salt"].encode()
    else:
        name, secret = ("recovery", typed_code(code)) if code is not None else ("keyring", keyring)
        slot = header[name]
        key = hkdf(secret, b64(slot["salt"]), f"evenkeel v1 {name} slot")
        aad = begin + name.encode() + b"\0" + b64(slot["salt"])
    try:
        master = xchacha(b64(slot["sealed"]), aad, b64(slot["nonce"]), key)
    except CryptoError as error:
        raise WrongSecret("the slot does not open") from error
    check_header(file, header, master)
    return master


def check_header(file, header, master):
    """The MAC over the whole header: without it, somebody may have changed what stands beside the slots."""
    mac = header["mac"].encode()
    at = file.rindex(b'"mac": "' + mac)
    unsigned = file[:at] + b'"mac": "' + file[at + 8 + len(mac) :]
    unsigned = unsigned.replace(header["sha256"].encode(), b"")
    key = hkdf(master, vault_id(header), "evenkeel v1 header mac")
    if hmac.digest(key, b"evenkeel header v1\0" + unsigned, "sha256") != b64(header["mac"]):
        raise Damaged("the header was changed")


def vault_id(header):
    return uuid.UUID(header["vault_id"]).bytes


# 2. vault.db: the master key -> the database -----------------------------------------------------------------------------


def database_key(master, header):
    return hkdf(master, vault_id(header), "evenkeel v1 database key")


def decrypt_database(file, key):
    """The plain SQLite file inside an SQLCipher 4 file with a raw key. What is still in vault.db-wal is not in it."""
    page, reserve = 4096, 80
    if not file or len(file) % page:
        raise Damaged("not a number of pages")
    salt = file[:16]
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(b ^ 0x3A for b in salt), 2, 32)
    plain = bytearray()
    for number in range(1, len(file) // page + 1):
        whole = file[(number - 1) * page : number * page]
        begin = 16 if number == 1 else 0
        sealed, iv, mac = whole[begin : page - reserve], whole[page - 80 : page - 64], whole[page - 64 :]
        if hmac.digest(mac_key, sealed + iv + struct.pack("<I", number), "sha512") != mac:
            raise Damaged(f"page {number}")
        cipher = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        plain += b"SQLite format 3\0"[:begin] + cipher.update(sealed) + cipher.finalize() + bytes(reserve)
    # The file says that it keeps a write-ahead log; this copy has none.
    plain[18:20] = b"\1\1"
    return bytes(plain)


def open_database(plain, path):
    """Python before 3.11 opens files only, so the plain database is written to `path` for as long as it is asked."""
    with open(path, "wb") as file:
        file.write(plain)
    return sqlite3.connect(path)


# 3. agenda.bin and card.bin: a key from the password store -> JSON ----------------------------------------------------------

AGENDA, CARD = b"EVKAGND1", b"EVKCARD1"


def open_small(file, magic, key):
    if file[:8] != magic:
        raise Damaged("another kind of file")
    try:
        plain = xchacha(file[32:], magic, file[8:32], key)
    except CryptoError as error:
        raise WrongSecret("another key, or damaged") from error
    (length,) = struct.unpack("<I", plain[:4])
    return json.loads(plain[4 : 4 + length])


# 4. inbox/*.age: the identity in the database -> JSON -----------------------------------------------------------------------

BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def bech32_bytes(text):
    """The 32 bytes in an age key. Its check characters only find typing errors."""
    values = [BECH32.index(c) for c in text.lower().rpartition("1")[2]][:-6]
    bits = "".join(f"{value:05b}" for value in values)
    return bytes(int(bits[i : i + 8], 2) for i in range(0, 256, 8))


def open_age(file, identity):
    """One age file (age-encryption.org/v1) with the X25519 identity it was sealed to."""
    secret = X25519PrivateKey.from_private_bytes(bech32_bytes(identity))
    raw = (serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    public = secret.public_key().public_bytes(*raw)
    head, _, rest = file.partition(b"\n--- ")
    mac, _, payload = rest.partition(b"\n")
    lines = head.decode().split("\n")
    if lines[0] != "age-encryption.org/v1":
        raise Damaged("not an age file")
    unpadded = lambda text: base64.b64decode(text + "=" * (-len(text) % 4))
    file_key = None
    for line, body in zip(lines, lines[1:]):
        if not line.startswith("-> X25519 "):
            continue
        share = unpadded(line.split(" ")[2])
        shared = secret.exchange(X25519PublicKey.from_public_bytes(share))
        wrap = hkdf(shared, share + public, "age-encryption.org/v1/X25519")
        try:
            file_key = ChaCha20Poly1305(wrap).decrypt(bytes(12), unpadded(body), b"")
        except InvalidTag:
            continue
    if file_key is None:
        raise WrongSecret("sealed to another identity")
    if hmac.digest(hkdf(file_key, b"", "header"), head + b"\n---", "sha256") != unpadded(mac.decode()):
        raise Damaged("the head was changed")
    stream = ChaCha20Poly1305(hkdf(file_key, payload[:16], "payload"))
    sealed = payload[16:]
    # Entries are far below the 64 KiB of one chunk, so there is one, and it is the last.
    return json.loads(stream.decrypt(bytes(11) + b"\1", sealed, b""))


# 5. *.evkbackup: header and database in one file ---------------------------------------------------------------------------


def split_backup(file):
    """What keys.json was, and the encrypted database."""
    if file[:8] != b"EVKBKUP1":
        raise Damaged("not a backup")
    if hashlib.sha256(file[:-32]).digest() != file[-32:]:
        raise Damaged("the sum does not fit")
    (length,) = struct.unpack("<I", file[8:12])
    return file[12 : 12 + length], file[12 + length : -32]


# 6. the sealed page: HTML -> JSON -------------------------------------------------------------------------------------------


def told_passphrase(typed):
    """Told by voice: accents, case and spacing do not count."""
    bare = "".join(c for c in unicodedata.normalize("NFD", typed) if not unicodedata.category(c).startswith("M"))
    return " ".join(bare.lower().replace("\ufeff", " ").split()).encode()


def open_page(html, passphrase):
    text = html.decode()
    sealed = json.loads(text.partition('<script type="application/json" id="sealed">')[2].partition("</script>")[0])
    aad = "evenkeel-sealed;v={version};cipher={cipher};kdf={kdf};rounds={rounds};content={content}".format(**sealed)
    parts = [aad, sealed["salt"], sealed["nonce"], sealed["data"]]
    if base64.b64encode(hashlib.sha256("".join(part + "\n" for part in parts).encode()).digest()).decode() != sealed["check"]:
        raise Damaged("cut or changed on the way")
    key = hashlib.pbkdf2_hmac("sha256", told_passphrase(passphrase), b64(sealed["salt"]), sealed["rounds"], 32)
    try:
        return json.loads(AESGCM(key).decrypt(b64(sealed["nonce"]), b64(sealed["data"]), aad.encode()))
    except InvalidTag as error:
        raise WrongSecret("another passphrase") from error
