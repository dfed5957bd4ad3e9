# SPDX-License-Identifier: MIT
"""Writes pictures/: small files of every kind that the program opens, with what Pillow makes of them.

pictures/expected.json lists each file with its upright size, where its RGB bytes begin in pictures/expected.bin, the
largest difference allowed (two decoders round differently) and a piece of each note that the program must give.
Pillow itself does not turn, lay over white or scale 16 bits; those three are computed here.
Needs the packages of requirements.txt.
"""
import json
import pathlib

import numpy
from PIL import Image, ImageOps

HERE = pathlib.Path(__file__).parent / "pictures"
SIZE = (24, 16)


def photo():
    """Smooth colours, so that lossy formats stay close, and every corner different."""
    y, x = numpy.mgrid[0:SIZE[1], 0:SIZE[0]]
    return numpy.stack([40 + 8 * x, 220 - 9 * y, 60 + 4 * x + 5 * y], -1).astype(numpy.uint8)


class Pictures:
    def __init__(self):
        HERE.mkdir(exist_ok=True)
        for old in HERE.iterdir():
            old.unlink()
        self.index, self.pixels = [], bytearray()

    def add(self, name, expected=None, allowed=0, notes=()):
        if expected is None:
            expected = numpy.asarray(Image.open(HERE / name).convert("RGB"))
        self.index.append({"file": name, "size": [expected.shape[1], expected.shape[0]], "allowed": allowed,
                           "notes": list(notes), "offset": len(self.pixels)})
        self.pixels += expected.astype(numpy.uint8).tobytes()

    def finish(self):
        (HERE / "expected.bin").write_bytes(self.pixels)
        (HERE / "expected.json").write_text(json.dumps(self.index, indent=0) + "\n")
        print(len(self.index), "pictures")


def over_white(colour, opacity):
    colour, opacity = colour.astype(float), opacity.astype(float)[..., None]
    return numpy.floor((colour * opacity + (255 - opacity) * 255) / 255 + 0.5)


def plain(pictures, image):
    for name, allowed, options in (
            ("plain.png", 0, {}), ("plain.bmp", 0, {}), ("plain.tif", 0, {}), ("plain.ppm", 0, {}),
            ("lossless.webp", 0, {"lossless": True}), ("lossy.webp", 2, {"quality": 90}),
            ("plain.jpg", 1, {"quality": 95}), ("progressive.jpg", 1, {"quality": 95, "progressive": True}),
            ("subsampled.jpg", 2, {"quality": 80, "subsampling": 2}), ("lzw.tif", 0, {"compression": "tiff_lzw"}),
            ("deflate.tif", 0, {"compression": "tiff_adobe_deflate"}), ("jpeg.tif", 2, {"compression": "jpeg"})):
        image.save(HERE / name, **options)
        pictures.add(name, allowed=allowed)
    for suffix in ("png", "bmp", "tif"):
        image.quantize(16).save(HERE / f"palette.{suffix}")
        pictures.add(f"palette.{suffix}")


def tall(pictures):
    """Many rows of blocks, for cutting."""
    y, x = numpy.mgrid[0:160, 0:32]
    rows = Image.fromarray(numpy.stack([x * 7, y, (x * y) % 200], -1).astype(numpy.uint8))
    rows.save(HERE / "tall.jpg", quality=60)
    pictures.add("tall.jpg", allowed=2)


def grey(pictures, image):
    note = ["grey"]
    levels = image.convert("L")
    for name in ("grey.png", "grey.jpg", "grey.tif", "grey.bmp", "grey.pgm"):
        levels.save(HERE / name)
        pictures.add(name, allowed=1 if name.endswith("jpg") else 0, notes=[] if "bmp" in name else note)
    for name in ("bits.png", "bits.pbm", "bits.tif", "bits.bmp"):
        levels.convert("1").save(HERE / name)
        pictures.add(name, notes=[] if "bmp" in name else note)
    deep = (numpy.asarray(levels).astype(numpy.uint16) * 256 + 77)
    shown = numpy.repeat(numpy.floor(deep / 65535 * 255 + 0.5)[..., None], 3, -1)
    for name in ("grey16.png", "grey16.tif"):
        Image.fromarray(deep).save(HERE / name)
        pictures.add(name, shown, notes=["16-bit", "grey"])
    (HERE / "grey16.pgm").write_bytes(b"P5\n# sixteen bits\n%d %d\n65535\n" % SIZE + deep.astype(">u2").tobytes())
    pictures.add("grey16.pgm", shown, notes=["16-bit", "grey"])
    hundred = (numpy.asarray(levels) // 3).astype(int)
    (HERE / "maximum100.pgm").write_text("P2 %d %d 100\n" % SIZE + " ".join(map(str, hundred.ravel())) + "\n")
    pictures.add("maximum100.pgm", numpy.repeat(numpy.floor(hundred / 100 * 255 + 0.5)[..., None], 3, -1), 1, note)
    values = numpy.asarray(levels).astype(numpy.float32) / 255
    Image.fromarray(values).save(HERE / "float.tif")
    pictures.add("float.tif", numpy.repeat(numpy.asarray(levels)[..., None], 3, -1), 1, ["values from 0 to 1", "grey"])
    values = values * 7 - 2
    values[0, :3] = numpy.nan, numpy.inf, -numpy.inf
    finite = values[numpy.isfinite(values)]
    with numpy.errstate(invalid="ignore"):
        mapped = numpy.clip((values - finite.min()) / (finite.max() - finite.min()) * 255 + 0.5, 0, 255)
    mapped[0, 0] = 0
    Image.fromarray(values).save(HERE / "float_strange.tif")
    pictures.add("float_strange.tif", numpy.repeat(numpy.floor(mapped)[..., None], 3, -1), 1, ["not finite", "grey"])


def transparent(pictures, image):
    note = ["transparency"]
    array = photo()
    opacity = numpy.broadcast_to(numpy.linspace(0, 255, SIZE[0]).astype(numpy.uint8), SIZE[::-1])
    layered = Image.fromarray(numpy.dstack([array, opacity]))
    for name, allowed in (("alpha.png", 0), ("alpha.tif", 1)):
        layered.save(HERE / name)
        pictures.add(name, over_white(array, opacity), allowed, note)
    layered.save(HERE / "alpha.webp", lossless=True, exact=True)
    pictures.add("alpha.webp", over_white(array, opacity), 0, note)
    two = Image.merge("LA", [image.convert("L"), Image.fromarray(opacity.copy())])
    two.save(HERE / "grey_alpha.png")
    pictures.add("grey_alpha.png", over_white(numpy.asarray(image.convert("RGB").convert("L").convert("RGB")), opacity),
                 0, note)
    few = image.quantize(16)
    few.save(HERE / "palette_alpha.png", transparency=3)
    indices = numpy.asarray(few)
    pictures.add("palette_alpha.png", over_white(numpy.asarray(few.convert("RGB")),
                                                 numpy.where(indices == 3, 0, 255)), 0, note)
    opaque = Image.fromarray(numpy.dstack([array, numpy.full(SIZE[::-1], 255, numpy.uint8)]))
    opaque.save(HERE / "opaque.png")
    pictures.add("opaque.png", array)


def printers_colours(pictures, image):
    ink = Image.merge("CMYK", [Image.fromarray(255 - photo()[..., i].copy()) for i in range(3)]
                      + [Image.fromarray((photo()[..., 1] // 4).copy())])
    ink.save(HERE / "cmyk.jpg", quality=95)
    pictures.add("cmyk.jpg", allowed=2, notes=["CMYK"])
    ink.save(HERE / "cmyk.tif")
    pictures.add("cmyk.tif", allowed=2, notes=["CMYK"])
    # Adobe's marker says whether the inks are coded as they are (0) or as brightness and colour (2).
    data = bytearray((HERE / "cmyk.jpg").read_bytes())
    marker = data.index(b"Adobe")
    assert data[marker + 11] == 0
    data[marker + 11] = 2
    (HERE / "ycck.jpg").write_bytes(data)
    pictures.add("ycck.jpg", allowed=3, notes=["CMYK"])


def turned(pictures, image):
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[274] = orientation
        note = [f"EXIF orientation {orientation}"] if orientation > 1 else []
        for suffix, options, allowed in (("jpg", {"quality": 95}, 1), ("png", {}, 0), ("webp", {"lossless": True}, 0)):
            name = f"turned{orientation}.{suffix}"
            image.save(HERE / name, exif=exif, **options)
            with Image.open(HERE / name) as opened:
                upright = numpy.asarray(ImageOps.exif_transpose(opened).convert("RGB"))
            pictures.add(name, upright, allowed, note)
        name = f"turned{orientation}.tif"
        image.save(HERE / name, tiffinfo={274: orientation})
        pictures.add(name, upright, 0, note)
    exif = Image.Exif()
    exif[274] = 99
    image.save(HERE / "turned99.jpg", exif=exif, quality=95)
    pictures.add("turned99.jpg", allowed=1)


def several(pictures, image):
    others = [image.rotate(90 * i) for i in range(1, 5)]
    for name, note, options in (("pages.tif", "first of 5 pages", {}), ("frames.png", "first frame", {}),
                                ("frames.webp", "first frame", {"lossless": True})):
        image.save(HERE / name, save_all=True, append_images=others, **options)
        pictures.add(name, photo(), notes=[note])
    image.save(HERE / "frames.gif", save_all=True, append_images=others)  # refused; not listed


def main():
    image = Image.fromarray(photo())
    pictures = Pictures()
    for make in (plain, grey, transparent, printers_colours, turned, several):
        make(pictures, image)
    tall(pictures)
    pictures.finish()


if __name__ == "__main__":
    main()
