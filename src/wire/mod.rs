//! The data files that the browser fetches: a header that tells whose they are, then the tables in postcard.
//!
//! | bytes | what |
//! | --- | --- |
//! | 4 | `STPT` |
//! | 2 | the format, little endian |
//! | 1 | the part: 0 dossier, 1 library |
//! | 8 | the edition: a hash of the dossier's content, the same in all its parts |
//! | 8 | FNV-1a of the payload |
//! | … | the payload |
//!
//! A file that is cut short, has a flipped bit, comes from another format, another part or another edition is refused with
//! the reason. The page that asked for it then stays as it was prerendered.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::model::{Dossier, Library};

/// Raised with every change of a type that travels; a test compares it with the bytes of a fixed value.
pub const FORMAT: u16 = 4;

const MAGIC: [u8; 4] = *b"STPT";
const HEADER: usize = 23;

/// The first part: what every page needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opening {
    pub dossier: Dossier,
    /// The interface texts in the language of the pages, in the order of the catalogue.
    pub texts: Vec<String>,
    /// The language of `texts`, BCP 47.
    pub lang: String,
}

/// Why a data file was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It does not begin as our files do.
    NotOurs,
    /// It is of another format than this program's.
    OtherFormat(u16),
    /// It holds another part than the one asked for.
    OtherPart,
    /// It belongs to another dossier than the page.
    OtherDossier,
    /// It belongs to another edition of the dossier.
    OtherEdition,
    /// It is cut short or changed on the way.
    Damaged,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotOurs => f.write_str("not a data file of Standpoint"),
            Self::OtherFormat(format) => write!(f, "format {format}, this program reads {FORMAT}"),
            Self::OtherPart => f.write_str("another part of the dossier"),
            Self::OtherDossier => f.write_str("another dossier"),
            Self::OtherEdition => f.write_str("another edition of the dossier"),
            Self::Damaged => f.write_str("cut short or changed"),
        }
    }
}

/// A part of a dossier that travels in a file of its own.
pub trait Part: Serialize + DeserializeOwned {
    const CODE: u8;
}

impl Part for Opening {
    const CODE: u8 = 0;
}

impl Part for Library {
    const CODE: u8 = 1;
}

/// A 64-bit FNV-1a hash: names files, guards against damage, not against intent.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Writes a part.
///
/// # Errors
/// Only where postcard cannot hold a value, which no table of a dossier brings about.
pub fn encode<P: Part>(part: &P, edition: u64) -> Result<Vec<u8>, postcard::Error> {
    let payload = postcard::to_allocvec(part)?;
    let mut file = Vec::with_capacity(HEADER + payload.len());
    file.extend_from_slice(&MAGIC);
    file.extend_from_slice(&FORMAT.to_le_bytes());
    file.push(P::CODE);
    file.extend_from_slice(&edition.to_le_bytes());
    file.extend_from_slice(&fingerprint(&payload).to_le_bytes());
    file.extend_from_slice(&payload);
    Ok(file)
}

/// Reads a part and its edition. With `edition` given, any other is refused.
///
/// # Errors
/// [`Refused`], with the first reason that holds.
pub fn decode<P: Part>(file: &[u8], edition: Option<u64>) -> Result<(P, u64), Refused> {
    let Some((head, payload)) = file.split_at_checked(HEADER) else {
        return Err(if MAGIC.starts_with(&file[..file.len().min(4)]) { Refused::Damaged } else { Refused::NotOurs });
    };
    if head[..4] != MAGIC {
        return Err(Refused::NotOurs);
    }
    let format = u16::from_le_bytes([head[4], head[5]]);
    if format != FORMAT {
        return Err(Refused::OtherFormat(format));
    }
    if head[6] != P::CODE {
        return Err(Refused::OtherPart);
    }
    let number = |at: usize| head[at..at + 8].iter().rev().fold(0u64, |sum, &byte| sum << 8 | u64::from(byte));
    let found = number(7);
    if edition.is_some_and(|wanted| wanted != found) {
        return Err(Refused::OtherEdition);
    }
    if number(15) != fingerprint(payload) {
        return Err(Refused::Damaged);
    }
    match postcard::take_from_bytes(payload) {
        Ok((part, [])) => Ok((part, found)),
        Ok(_) | Err(_) => Err(Refused::Damaged),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::time::{Approx, Day, Extent, Precision, When};
    use crate::model::{Evidence, LookedFor, Notice, SignersReported, Told};

    fn library() -> Library {
        let day = Approx {
            first: Day(19_000),
            last: Day(19_000),
            precision: Precision::Day,
            uncertain: false,
            approximate: true,
        };
        Library {
            told: vec![Told { summary: "It happened.".into(), disputed: Some("Whether it did.".into()) }],
            notices: vec![Notice {
                summary: "It says so.".into(),
                read_note: "Read whole.".into(),
                note: None,
                signers_reported: vec![SignersReported {
                    count: 30,
                    over: true,
                    by: "A gazette".into(),
                    evidence: Evidence::Unnamed,
                }],
            }],
            digests: vec![vec!["one".into(), "two".into()], vec![]],
            accounts: vec![],
            sources: vec![],
            raises: vec![],
            replies: vec![],
            appendix: None,
            not_found: vec![LookedFor {
                name: "Somebody".into(),
                looked_for: When::on("2022-01-08~".into(), Extent::One(day), 360),
                remark: "Not found.".into(),
            }],
        }
    }

    #[test]
    fn a_part_survives_the_way() {
        let file = encode(&library(), 7).expect("encodes");
        assert_eq!(decode::<Library>(&file, Some(7)), Ok((library(), 7)));
        assert_eq!(decode::<Library>(&file, None), Ok((library(), 7)));
    }

    #[test]
    fn what_is_not_the_wanted_part_is_refused_by_its_reason() {
        let file = encode(&library(), 7).expect("encodes");
        let with = |at: usize, byte: u8| {
            let mut file = file.clone();
            file[at] = byte;
            decode::<Library>(&file, Some(7)).map(|_| ())
        };
        assert_eq!(decode::<Library>(&file, Some(8)).map(|_| ()), Err(Refused::OtherEdition));
        assert_eq!(decode::<Opening>(&file, Some(7)).map(|_| ()), Err(Refused::OtherPart));
        assert_eq!(with(0, b'X'), Err(Refused::NotOurs));
        assert_eq!(with(4, 99), Err(Refused::OtherFormat(99)));
        assert_eq!(decode::<Library>(b"<!doctype html><title>404</title>", None).map(|_| ()), Err(Refused::NotOurs));
        assert_eq!(decode::<Library>(b"", None).map(|_| ()), Err(Refused::Damaged));
    }

    /// The bytes of a fixed value. If this fails, a type that travels has changed: raise [`FORMAT`] and this number.
    #[test]
    fn the_format_number_stands_for_these_bytes() {
        let file = encode(&library(), 7).expect("encodes");
        assert_eq!((FORMAT, fingerprint(&file)), (4, FIXED));
    }

    const FIXED: u64 = 17_829_157_228_153_397_938;

    proptest! {
        #[test]
        fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(decode::<Library>(&bytes, None).is_err());
        }

        #[test]
        fn a_cut_or_a_flipped_bit_is_refused(at in 0usize..70, bit in 0u8..8, cut in any::<bool>()) {
            let mut file = encode(&library(), 7).expect("encodes");
            let at = at % file.len();
            if cut { file.truncate(at) } else { file[at] ^= 1 << bit }
            prop_assert!(decode::<Library>(&file, Some(7)).is_err());
        }
    }
}
