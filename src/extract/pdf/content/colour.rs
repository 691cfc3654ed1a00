//! Colour spaces, as exactly as telling ink from paper needs.

use std::ops::Deref as _;
use std::rc::Rc;

use hayro_interpret::Function;
use hayro_syntax::object::{Dict, Name, Object, Stream, String};
use hayro_syntax::page::Resources;

/// Spaces may be made of others; sound files need three levels.
const MOST_DEPTH: usize = 8;
/// More components than any ink has.
const MOST_COMPONENTS: usize = 32;

/// How numbers name a colour.
#[derive(Debug, Clone)]
pub(super) enum Space {
    Grey,
    Rgb,
    Cmyk,
    Lab,
    Indexed(Rc<(Self, Vec<u8>)>),
    /// Inks of their own, each with a function to a space that is known.
    Tint(Rc<(Function, Self, usize)>),
    Pattern,
    /// One that cannot be read.
    Unknown,
}

impl Space {
    /// The space of a name, among those of a page.
    pub fn of(name: &Name<'_>, resources: &Resources<'_>) -> Self {
        let plain = Self::plain(name);
        plain.or_else(|| Self::read(&resources.get_color_space(name)?, 0)).unwrap_or(Self::Grey)
    }

    fn plain(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"DeviceGray" | b"G" | b"CalGray" => Self::Grey,
            b"DeviceRGB" | b"RGB" | b"CalRGB" => Self::Rgb,
            b"DeviceCMYK" | b"CMYK" | b"CalCMYK" => Self::Cmyk,
            b"Pattern" => Self::Pattern,
            _ => return None,
        })
    }

    fn read(object: &Object<'_>, depth: usize) -> Option<Self> {
        let list = match object {
            Object::Name(name) => return Self::plain(name),
            Object::Array(list) if depth < MOST_DEPTH => list,
            _ => return None,
        };
        let mut parts = list.iter::<Object<'_>>();
        let kind = parts.next()?.into_name()?;
        let space = match kind.deref() {
            b"ICCBased" => of_profile(&parts.next()?.into_stream()?),
            b"Lab" => Some(Self::Lab),
            b"Indexed" | b"I" => {
                let base = Self::read(&parts.next()?, depth + 1)?;
                Some(Self::Indexed(Rc::new((base, table(parts.nth(1)?)?))))
            }
            b"Separation" | b"DeviceN" => {
                let inks = parts.next()?.into_array().map_or(1, |inks| inks.raw_iter().count());
                let base = Self::read(&parts.next()?, depth + 1)?;
                Some(Self::Tint(Rc::new((Function::new(&parts.next()?)?, base, inks.min(MOST_COMPONENTS)))))
            }
            name => Self::plain(name),
        };
        Some(space.unwrap_or(Self::Unknown))
    }

    /// The colour that is set with the space.
    pub fn initial(&self) -> Option<[f32; 3]> {
        match self {
            Self::Cmyk => self.rgb(&[0.0, 0.0, 0.0, 1.0]),
            Self::Tint(tint) => self.rgb(&vec![1.0; tint.2]),
            _ => self.rgb(&[0.0; 3]),
        }
    }

    /// A colour of the space; `None` where it is not known.
    pub fn rgb(&self, parts: &[f32]) -> Option<[f32; 3]> {
        let part = |at: usize| parts.get(at).copied().unwrap_or(0.0).clamp(0.0, 1.0);
        match self {
            Self::Grey => Some([part(0); 3]),
            Self::Rgb => Some([part(0), part(1), part(2)]),
            Self::Cmyk => Some([0, 1, 2].map(|ink| (1.0 - part(ink)) * (1.0 - part(3)))),
            Self::Lab => Some(of_lab(parts)),
            Self::Indexed(indexed) => {
                let (base, table) = &**indexed;
                let count = base.components();
                let from = (parts.first().copied().unwrap_or(0.0).max(0.0) as usize).min(255) * count;
                let entry = table.get(from..from + count)?;
                base.rgb(&entry.iter().map(|&byte| f32::from(byte) / 255.0).collect::<Vec<_>>())
            }
            Self::Tint(tint) => {
                let (function, base, inks) = &**tint;
                let mut out = [0.0; MOST_COMPONENTS];
                let out = out.get_mut(..function.num_outputs())?;
                function.eval(parts.get(..*inks)?, out)?;
                base.rgb(out)
            }
            Self::Pattern | Self::Unknown => None,
        }
    }

    fn components(&self) -> usize {
        match self {
            Self::Grey | Self::Indexed(_) | Self::Pattern | Self::Unknown => 1,
            Self::Rgb | Self::Lab => 3,
            Self::Cmyk => 4,
            Self::Tint(tint) => tint.2,
        }
    }
}

/// A space with a profile is near enough to the plain one of as many components.
fn of_profile(stream: &Stream<'_>) -> Option<Space> {
    match stream.dict().get::<u8>(b"N")? {
        1 => Some(Space::Grey),
        3 => Some(Space::Rgb),
        4 => Some(Space::Cmyk),
        _ => None,
    }
}

fn table(object: Object<'_>) -> Option<Vec<u8>> {
    match object {
        Object::String(text) => Some(String::as_bytes(&text).to_vec()),
        Object::Stream(stream) => Some(stream.decoded_data().ok()?.into_owned()),
        _ => None,
    }
}

/// A colour of CIE L*a*b* in sRGB.
fn of_lab(parts: &[f32]) -> [f32; 3] {
    let part = |at: usize| parts.get(at).copied().unwrap_or(0.0);
    let middle = (part(0).clamp(0.0, 100.0) + 16.0) / 116.0;
    let cube = |t: f32| if t > 6.0 / 29.0 { t.powi(3) } else { (t - 4.0 / 29.0) * 108.0 / 841.0 };
    let [x, y, z] = [middle + part(1) / 500.0, middle, middle - part(2) / 200.0].map(cube);
    let (x, z) = (x * 0.9505, z * 1.089);
    let linear = [
        3.2406 * x - 1.5372 * y - 0.4986 * z,
        -0.9689 * x + 1.8758 * y + 0.0415 * z,
        0.0557 * x - 0.204 * y + 1.057 * z,
    ];
    linear.map(|c| {
        let c = if c <= 0.003_130_8 { 12.92 * c } else { 1.055 * c.powf(1.0 / 2.4) - 0.055 };
        c.clamp(0.0, 1.0)
    })
}

/// What paint is taken from a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pattern {
    /// Colours that run into each other and cover what they are painted over.
    Shading,
    /// A drawing that is repeated, with gaps or not.
    Tiling,
    /// One that cannot be read paints nothing.
    Unknown,
}

impl Pattern {
    /// The pattern of a name.
    pub fn of(name: &Name<'_>, resources: &Resources<'_>) -> Self {
        let object = resources.get_pattern(name);
        let dict = match &object {
            Some(Object::Stream(stream)) => Some(stream.dict().clone()),
            Some(Object::Dict(dict)) => Some(dict.clone()),
            _ => None,
        };
        match dict.and_then(|dict: Dict<'_>| dict.get::<u8>(b"PatternType")) {
            Some(1) => Self::Tiling,
            Some(2) => Self::Shading,
            _ => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_is_white_in_every_space() {
        let near = |colour: Option<[f32; 3]>| colour.is_some_and(|c| c.iter().all(|&c| c > 0.99));
        assert!(near(Space::Grey.rgb(&[1.0])));
        assert!(near(Space::Cmyk.rgb(&[0.0; 4])));
        assert!(near(Space::Lab.rgb(&[100.0, 0.0, 0.0])));
        assert!(near(Space::Indexed(Rc::new((Space::Rgb, vec![0, 0, 0, 255, 255, 255]))).rgb(&[1.0])));
        assert_eq!(Space::Indexed(Rc::new((Space::Rgb, vec![0]))).rgb(&[9.0]), None);
    }
}
