#!/usr/bin/env python3
"""Restores a SQLite database from a chain of Stillpoint backups, without Stillpoint.

    recover.py FOLDER                                list what can be restored
    recover.py FOLDER --to PATH                      restore the newest state to a new path
    recover.py FOLDER --point ID --to PATH           restore one state; the first digits of ID do

FOLDER is the folder of a chain, or a destination that holds several. Needs Python 3.8 or later and
the program zstd, nothing else. Every file is checked before anything is written, the restored
database is checked page by page, and nothing is ever written over.

The files: a full backup is a plain .zst of the database. An incremental backup is a .zst of records
(number of the first page, number of pages, the pages). Behind the frames of each lies a trailer, a
skippable zstd frame, with what makes a chain, and behind it a table of the frames.
"""
import argparse
import hashlib
import os
import shutil
import struct
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta, timezone

SEGMENT = 8 << 20
TRAILER, SEEK_TABLE, SEEK_END = 0x184D2A53, 0x184D2A5E, 0x8F92EAB1
FIELDS = struct.Struct("<8sHBBIQQQIIIIqiI32s32s32s32s32s")
NO_ID = 0


class Unusable(Exception):
    """A file that cannot be used, and why."""


class Backup:
    """One backup file, known by its trailer."""

    def __init__(self, path):
        self.path = path
        with open(path, "rb") as file:
            self._read_end(file, os.path.getsize(path))

    def _read_end(self, file, size):
        if size < 17:
            raise Unusable("it is cut short")
        file.seek(size - 9)
        frames, _, magic = struct.unpack("<IBI", file.read(9))
        table = 8 + 8 * frames + 9
        if magic != SEEK_END or frames == 0 or table > size:
            raise Unusable("its end is missing or damaged")
        file.seek(size - table)
        seek_table = file.read(table)
        trailer_size = struct.unpack_from("<I", seek_table, 8 + 8 * (frames - 1))[0]
        self.frames_end = size - table - trailer_size
        if self.frames_end < 0 or trailer_size < 8 + FIELDS.size + 32:
            raise Unusable("its table of frames is damaged")
        file.seek(self.frames_end)
        self._read_trailer(file.read(trailer_size), hashlib.sha256(seek_table).digest())

    def _read_trailer(self, frame, seek_table_digest):
        magic, length = struct.unpack_from("<II", frame)
        body, seal = frame[8:-32], frame[-32:]
        if magic != TRAILER or length != len(frame) - 8 or hashlib.sha256(body).digest() != seal:
            raise Unusable("its trailer is damaged")
        (name, version, self.kind, _, self.sequence, self.id, self.chain, self.parent,
         self.page_size, self.pages_before, self.pages, self.changed, self.microseconds, self.offset,
         _, self.parent_file, self.image_before, self.image, self.frames_digest, table_digest,
         ) = FIELDS.unpack_from(body)
        if name != b"STILLPNT" or version != 1:
            raise Unusable("it is of another format version")
        if table_digest != seek_table_digest:
            raise Unusable("its table of frames is damaged")
        at, texts = FIELDS.size, []
        for _ in range(3):
            count = struct.unpack_from("<H", body, at)[0]
            texts.append(body[at + 2:at + 2 + count].decode("utf-8", "replace"))
            at += 2 + count
        self.task, self.node, self.database = texts

    @property
    def point(self):
        return "%016x" % self.id

    @property
    def time(self):
        zone = timezone(timedelta(seconds=self.offset))
        instant = datetime.fromtimestamp(self.microseconds // 1_000_000, zone)
        return instant.strftime("%Y-%m-%d %H:%M:%S %z")

    def check_bytes(self):
        """Compares all bytes with the digests; gives the digest of the file."""
        whole, frames, position = [], [], 0
        with open(self.path, "rb") as file:
            while True:
                segment = file.read(SEGMENT)
                if not segment:
                    break
                whole.append(hashlib.sha256(segment).digest())
                inside = min(max(self.frames_end - position, 0), len(segment))
                if inside:
                    frames.append(hashlib.sha256(segment[:inside]).digest())
                position += len(segment)
        if hashlib.sha256(b"".join(frames)).digest() != self.frames_digest:
            raise Unusable("its contents do not match their digest")
        return hashlib.sha256(b"".join(whole)).digest()

    def runs(self):
        """Gives the pages in it: number of the first page, then the bytes of whole pages."""
        with open(self.path, "rb") as packed, subprocess.Popen(
                ["zstd", "-d", "-q", "-c"], stdin=packed, stdout=subprocess.PIPE) as zstd:
            yield from self._full(zstd.stdout) if self.kind == 0 else self._records(zstd.stdout)
            if zstd.wait() != 0:
                raise Unusable("zstd cannot decode it")

    def _full(self, stream):
        first, size = 1, self.page_size * max(1, (1 << 20) // max(1, self.page_size))
        while True:
            pages = stream.read(size) if size else stream.read(1)
            if not pages:
                return
            yield first, pages
            first += len(pages) // self.page_size

    def _records(self, stream):
        while True:
            head = stream.read(8)
            if not head:
                return
            first, count = struct.unpack("<II", head)
            yield first, stream.read(count * self.page_size)


def find(folder):
    """All backups in a folder and the folders in it; what cannot be read is told and passed over."""
    backups = {}
    for place, folders, names in os.walk(folder):
        if place != folder:
            folders[:] = []
        for name in sorted(names):
            if name.endswith((".full-backup.sqlite.zst", ".pages.zst")):
                path = os.path.join(place, name)
                try:
                    backup = Backup(path)
                    backups[backup.id] = backup
                except (Unusable, OSError) as problem:
                    print("passed over: %s: %s" % (path, problem), file=sys.stderr)
    return backups


def chain_of(backup, backups):
    """The files that restore `backup`, full backup first."""
    chain = [backup]
    while chain[-1].parent != NO_ID:
        parent = backups.get(chain[-1].parent)
        if parent is None or parent.sequence + 1 != chain[-1].sequence:
            raise Unusable("the backup before %s is missing (id %016x)"
                           % (chain[-1].path, chain[-1].parent))
        chain.append(parent)
    return chain[::-1]


def check(chain):
    """Checks all bytes of the files and that each goes on from the one before it."""
    before = None
    for backup in chain:
        try:
            digest = backup.check_bytes()
        except Unusable as problem:
            raise Unusable("%s: %s" % (backup.path, problem))
        if before is not None and backup.parent_file != before:
            raise Unusable("%s does not go on from the file before it" % backup.path)
        before = digest


def build(chain, image):
    """Writes the pages of all files in turn, then compares the image with its digest."""
    for backup in chain:
        for first, pages in backup.runs():
            image.seek((first - 1) * backup.page_size)
            image.write(pages)
        image.truncate(backup.pages * backup.page_size)
    last, digest = chain[-1], hashlib.sha256()
    image.seek(0)
    for _ in range(last.pages):
        digest.update(hashlib.sha256(image.read(last.page_size)).digest()[:16])
    if digest.digest() != last.image:
        raise Unusable("the restored database does not match its digest")


def restore(chain, target):
    check(chain)
    for path in (target, target + "-wal", target + "-journal"):
        if os.path.lexists(path):
            raise Unusable("%s is already there; choose another path" % path)
    folder = os.path.dirname(os.path.abspath(target))
    handle, temporary = tempfile.mkstemp(".in-progress", os.path.basename(target) + ".", folder)
    try:
        with os.fdopen(handle, "w+b") as image:
            build(chain, image)
            image.flush()
            os.fsync(image.fileno())
        give_name(temporary, target)
    finally:
        if os.path.lexists(temporary):
            os.unlink(temporary)


def give_name(temporary, target):
    """Gives the file its name, which nothing must have."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        # The file system has no second names for a file.
        if os.path.lexists(target):
            raise Unusable("%s is already there; choose another path" % target)
        os.rename(temporary, target)


def choose(backups, digits):
    if not backups:
        raise Unusable("there is no backup here")
    if digits is None:
        tasks = {(backup.task, backup.node) for backup in backups.values()}
        if len(tasks) > 1:
            raise Unusable("there are backups of several tasks; name the state with --point")
        return max(backups.values(), key=lambda backup: (backup.microseconds, backup.sequence))
    fitting = [backup for backup in backups.values() if backup.point.startswith(digits.lower())]
    if len(fitting) != 1:
        raise Unusable("%d states have an id that starts with %s" % (len(fitting), digits))
    return fitting[0]


def show(backups):
    for backup in sorted(backups.values(), key=lambda b: (b.chain, b.sequence)):
        kind = "full" if backup.kind == 0 else "  +%d" % backup.sequence
        print("%s  %s  %-5s  %12d bytes  %s" % (
            backup.point, backup.time, kind, backup.pages * backup.page_size, backup.task))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--point", metavar="ID")
    parser.add_argument("--to", metavar="PATH")
    options = parser.parse_args()
    try:
        backups = find(options.folder)
        if options.to is None:
            show(backups)
            return 0
        if shutil.which("zstd") is None:
            raise Unusable("the program zstd is needed and was not found")
        chosen = choose(backups, options.point)
        restore(chain_of(chosen, backups), options.to)
        print("restored %s of %s to %s" % (chosen.point, chosen.time, options.to))
        return 0
    except (Unusable, OSError) as problem:
        print("error: %s" % problem, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
