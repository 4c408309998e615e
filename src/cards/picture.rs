//! Pixels as a small PNG. A card has few colours, but the edges of its letters have hundreds of shades between them: shades
//! that lie close together become one, the one that is seen most, so that all fit into one palette and what is drawn in one
//! colour keeps it.

/// A colour without transparency.
pub(super) type Rgb = [u8; 3];

/// How many bits of each channel tell shades apart, finest first. With two, 64 colours are left, which always fit.
const BITS: [u8; 3] = [4, 3, 2];

/// Pixels that are looked at together: most of a card is empty ground, which is found by comparing whole blocks.
const BLOCK: usize = 16;

/// Encodes opaque pixels, four bytes each, row by row, on a ground.
///
/// # Errors
/// What the encoder says; it writes to memory, so there is no reason to.
pub(super) fn encode(rgba: &[u8], ground: Rgb, (width, height): (u32, u32)) -> Result<Vec<u8>, png::EncodingError> {
    let (palette, indices) = index(rgba, ground);
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&indices)?;
    writer.finish()?;
    Ok(bytes)
}

/// A palette of at most 256 colours, the ground first, and the place in it of every pixel.
fn index(rgba: &[u8], ground: Rgb) -> (Vec<Rgb>, Vec<u8>) {
    let [r, g, b] = ground;
    let empty = [r, g, b, 255].repeat(BLOCK);
    let inked = |block: &&[u8]| **block != empty[..block.len()];
    for bits in BITS {
        let mut shades = Shades::new(bits, ground);
        for pixel in rgba.chunks(BLOCK * 4).filter(inked).flat_map(|block| block.chunks_exact(4)) {
            shades.count([pixel[0], pixel[1], pixel[2]]);
        }
        let Some((palette, places)) = shades.palette() else { continue };
        let mut indices = vec![0; rgba.len() / 4];
        for (block, out) in rgba.chunks(BLOCK * 4).zip(indices.chunks_mut(BLOCK)).filter(|(block, _)| inked(block)) {
            for (pixel, out) in block.chunks_exact(4).zip(out) {
                *out = places[shades.near([pixel[0], pixel[1], pixel[2]])];
            }
        }
        return (palette, indices);
    }
    unreachable!("64 colours fit")
}

/// Shades that lie close together, each with the colour that is seen most.
struct Shades {
    bits: u8,
    ground: Rgb,
    /// By place: the colour, and how far it is ahead of the others there. Exact where it is more than half of them.
    seen: Vec<Option<(Rgb, u32)>>,
}

impl Shades {
    fn new(bits: u8, ground: Rgb) -> Self {
        let mut shades = Self { bits, ground, seen: vec![None; 1 << (3 * bits)] };
        let place = shades.near(ground);
        shades.seen[place] = Some((ground, u32::MAX / 2));
        shades
    }

    fn near(&self, [r, g, b]: Rgb) -> usize {
        let top = |value: u8| usize::from(value >> (8 - self.bits));
        (top(r) << (2 * self.bits)) | (top(g) << self.bits) | top(b)
    }

    /// Counts one pixel by the vote of Boyer and Moore.
    fn count(&mut self, colour: Rgb) {
        let place = self.near(colour);
        let seen = self.seen[place].get_or_insert((colour, 0));
        if seen.0 == colour {
            seen.1 += 1;
        } else if seen.1 == 0 {
            *seen = (colour, 1);
        } else {
            seen.1 -= 1;
        }
    }

    /// The colours, the ground first, and by place which of them is shown. `None` where they are too many.
    fn palette(&self) -> Option<(Vec<Rgb>, Vec<u8>)> {
        let ground = self.near(self.ground);
        let (mut palette, mut places) = (vec![self.ground], vec![0; self.seen.len()]);
        for (place, seen) in self.seen.iter().enumerate().filter(|&(place, _)| place != ground) {
            if let &Some((colour, _)) = seen {
                places[place] = u8::try_from(palette.len()).ok()?;
                palette.push(colour);
            }
        }
        Some((palette, places))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GROUND: Rgb = [252, 253, 252];

    fn rgba(pixels: &[Rgb]) -> Vec<u8> {
        pixels.iter().flat_map(|&[r, g, b]| [r, g, b, 255]).collect()
    }

    #[test]
    fn colours_that_lie_apart_are_kept_as_they_are() {
        let mut pixels = vec![[25, 28, 30], [115, 70, 163], [25, 28, 30], [95, 102, 106]];
        pixels.extend([GROUND; 40]);
        let (palette, indices) = index(&rgba(&pixels), GROUND);
        let back: Vec<Rgb> = indices.iter().map(|&place| palette[usize::from(place)]).collect();
        assert_eq!(back, pixels);
        assert_eq!(index(&rgba(&[GROUND; 33]), GROUND), (vec![GROUND], vec![0; 33]), "an empty sheet has one colour");
    }

    #[test]
    fn many_shades_fit_into_one_palette_and_whole_areas_keep_their_colour() {
        let mut pixels = vec![GROUND; 500];
        pixels.extend([[25, 28, 30]; 900]);
        pixels.extend((0..=255_u8).flat_map(|a| (0..=255_u8).step_by(5).map(move |b| [a, b, a.wrapping_mul(7)])));
        let (palette, indices) = index(&rgba(&pixels), GROUND);
        assert!(palette.len() <= 256);
        assert_eq!(palette[usize::from(indices[0])], GROUND);
        assert_eq!(palette[usize::from(indices[500])], [25, 28, 30]);
        for (pixel, &place) in pixels.iter().zip(&indices) {
            let shown = palette[usize::from(place)];
            let off = pixel.iter().zip(shown).map(|(&a, b)| a.abs_diff(b)).max();
            assert!(off <= Some(63), "{pixel:?} is shown as {shown:?}");
        }
    }
}
