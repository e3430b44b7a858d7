# A file with a CRC-32 in the header of each page, byte by byte as parquet.thrift and Encodings.md of Parquet's format have it; zlib has the CRC-32. The writers of
# record.mjs leave it out. Pages of both versions, packed and not, and dictionaries. python3 checksums.py > checksums.txt
import base64, gzip, struct, zlib

I32, I64, TEXT, LIST, STRUCT = 5, 6, 8, 9, 12


def varint(n):
    parts = bytearray()
    while n > 0x7F:
        parts.append(n & 0x7F | 0x80)
        n >>= 7
    return bytes(parts) + bytes([n])


def value(kind, content):
    if kind in (I32, I64):
        return varint((content << 1) ^ (content >> 63))
    if kind == TEXT:
        return varint(len(content)) + content
    if kind == LIST:
        element, items = content
        return bytes([len(items) << 4 | element]) + b"".join(value(element, item) for item in items)
    return content


def structure(*fields):
    coded, last = b"", 0
    for number, kind, content in fields:
        truth = isinstance(content, bool)
        coded += bytes([number - last << 4 | (1 if content is True else 2 if content is False else kind)])
        coded += b"" if truth else value(kind, content)
        last = number
    return coded + b"\0"


def packed_levels(there):
    return bytes([3, sum(1 << i for i, one in enumerate(there) if one)])


file, places = bytearray(b"PAR1"), []


def page(kind, raw, stored, header, group, column):
    crc = struct.unpack("<i", struct.pack("<I", zlib.crc32(stored)))[0]
    file.extend(structure((1, I32, kind), (2, I32, len(raw)), (3, I32, len(stored)), (4, I32, crc), header))
    places.append(f"page {group + 1} {column} {len(file)} {len(stored)}")
    file.extend(stored)


def pack(content):
    return gzip.compress(content, mtime=0)


# The last value's four bytes have the CRC-32 -1.
rows = [([1, -2, 3], ["a", None, "b"], [0.5, None, 1.5]), ([4, 5], ["b", "b"], [None, 2.5]), ([-1], ["a"], [3.5])]
groups = []
for group, (whole, text, half) in enumerate(rows):
    count, columns = len(whole), []

    def close(kind, name, codec, start, data, dictionary=None):
        sizes = [(5, I64, count), (6, I64, len(file) - start), (7, I64, len(file) - start), (9, I64, data)]
        data = [(1, I32, kind), (2, LIST, (I32, [0, 3, 8])), (3, LIST, (TEXT, [name])), (4, I32, codec), *sizes, *([] if dictionary is None else [(11, I64, dictionary)])]
        columns.append(structure((2, I64, start), (3, STRUCT, structure(*data))))

    start = len(file)
    raw = struct.pack(f"<{count}i", *whole)
    page(0, raw, raw, (5, STRUCT, structure((1, I32, count), (2, I32, 0), (3, I32, 3), (4, I32, 3))), group, "whole")
    close(1, b"whole", 0, start, start)

    start = len(file)
    raw = b"".join(struct.pack("<i", 1) + entry for entry in (b"a", b"b"))
    page(2, raw, pack(raw), (7, STRUCT, structure((1, I32, 2), (2, I32, 0))), group, "text")
    data = len(file)
    levels = packed_levels([one is not None for one in text])
    raw = struct.pack("<i", len(levels)) + levels + b"\1" + packed_levels([one == "b" for one in text if one is not None])
    page(0, raw, pack(raw), (5, STRUCT, structure((1, I32, count), (2, I32, 8), (3, I32, 3), (4, I32, 3))), group, "text")
    close(6, b"text", 2, start, data, start)

    start = len(file)
    levels = packed_levels([one is not None for one in half])
    there = [one for one in half if one is not None]
    raw = struct.pack(f"<{len(there)}d", *there)
    header = structure((1, I32, count), (2, I32, count - len(there)), (3, I32, count), (4, I32, 0), (5, I32, len(levels)), (6, I32, 0), (7, None, True))
    page(3, levels + raw, levels + pack(raw), (8, STRUCT, header), group, "half")
    close(5, b"half", 2, start, start)
    groups.append(structure((1, LIST, (STRUCT, columns)), (2, I64, 100), (3, I64, count)))

schema = [
    structure((4, TEXT, b"schema"), (5, I32, 3)), structure((1, I32, 1), (3, I32, 0), (4, TEXT, b"whole")),
    structure((1, I32, 6), (3, I32, 1), (4, TEXT, b"text"), (6, I32, 0)), structure((1, I32, 5), (3, I32, 1), (4, TEXT, b"half")),
]
footer = structure((1, I32, 2), (2, LIST, (STRUCT, schema)), (3, I64, sum(len(row[0]) for row in rows)), (4, LIST, (STRUCT, groups)), (6, TEXT, b"checksums.py"))
file.extend(footer + struct.pack("<i", len(footer)) + b"PAR1")
print("file", base64.b64encode(bytes(file)).decode())
print("\n".join(places))
