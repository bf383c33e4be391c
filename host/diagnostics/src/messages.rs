//! The sentences of both languages, filled in.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::{Argument, Language};

type Bundle = FluentBundle<FluentResource>;

const VIETNAMESE_SOURCES: &[&str] = &[
    include_str!("../messages/findings.vi.ftl"),
    include_str!("../messages/reports.vi.ftl"),
    include_str!("../messages/cli.vi.ftl"),
    include_str!("../messages/criteria.vi.ftl"),
    include_str!("../messages/locks.vi.ftl"),
    include_str!("../messages/analyses.vi.ftl"),
    include_str!("../messages/standing.vi.ftl"),
    include_str!("../messages/agency.vi.ftl"),
    include_str!("../messages/ranking.vi.ftl"),
    include_str!("../messages/forms.vi.ftl"),
    include_str!("../messages/plugins.vi.ftl"),
    include_str!("../messages/charts.vi.ftl"),
    include_str!("../messages/failures.vi.ftl"),
];
/// Vietnamese only: the English of the command line stands in its code.
const HELP: &str = include_str!("../messages/help.vi.ftl");
const ENGLISH_SOURCES: &[&str] = &[
    include_str!("../messages/findings.en.ftl"),
    include_str!("../messages/reports.en.ftl"),
    include_str!("../messages/cli.en.ftl"),
    include_str!("../messages/criteria.en.ftl"),
    include_str!("../messages/locks.en.ftl"),
    include_str!("../messages/analyses.en.ftl"),
    include_str!("../messages/standing.en.ftl"),
    include_str!("../messages/agency.en.ftl"),
    include_str!("../messages/ranking.en.ftl"),
    include_str!("../messages/forms.en.ftl"),
    include_str!("../messages/plugins.en.ftl"),
    include_str!("../messages/charts.en.ftl"),
    include_str!("../messages/failures.en.ftl"),
];

static VIETNAMESE: LazyLock<Bundle> = LazyLock::new(|| bundle(&[VIETNAMESE_SOURCES, &[HELP]].concat(), Language::Vi));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(ENGLISH_SOURCES, Language::En));

fn bundle(sources: &[&str], language: Language) -> Bundle {
    let tag = match language {
        Language::Vi => "vi",
        Language::En => "en",
    };
    let mut bundle = Bundle::new_concurrent(vec![tag.parse::<LanguageIdentifier>().expect("the tag is well formed")]);
    // The isolation marks of right-to-left scripts would end up in workbooks.
    bundle.set_use_isolating(false);
    for &source in sources {
        let resource = FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| errors);
        let resource = resource.expect("the embedded messages are well formed");
        bundle.add_resource(resource).expect("every message is defined once");
    }
    bundle
}

fn bundle_of(language: Language) -> &'static Bundle {
    match language {
        Language::Vi => &VIETNAMESE,
        Language::En => &ENGLISH,
    }
}

/// A message, or one of its attributes, with its words filled in; none if it is not defined.
#[must_use]
pub fn message(
    key: &str,
    attribute: Option<&str>,
    arguments: &[(&'static str, Argument)],
    language: Language,
) -> Option<String> {
    let bundle = bundle_of(language);
    let message = bundle.get_message(key)?;
    let pattern = match attribute {
        Some(name) => message.get_attribute(name)?.value(),
        None => message.value()?,
    };
    let mut words = FluentArgs::new();
    for (name, argument) in arguments {
        words.set(*name, FluentValue::from(argument.shown(language)));
    }
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&words), &mut errors).into_owned();
    debug_assert!(errors.is_empty(), "message `{key}`: {errors:?}");
    Some(text)
}

/// A fixed sentence or word; the key itself if it is not defined, which a test of this crate rules out.
#[must_use]
pub fn sentence(key: &str, language: Language) -> String {
    sentence_with(key, &[], language)
}

/// A sentence with words to fill in; the key itself if it is not defined.
#[must_use]
pub fn sentence_with(key: &str, arguments: &[(&'static str, Argument)], language: Language) -> String {
    message(key, None, arguments, language).unwrap_or_else(|| key.to_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::Code;

    fn keys(source: &str) -> BTreeSet<&str> {
        let mut owner = "";
        let mut keys = BTreeSet::new();
        for line in source.lines() {
            let Some((key, _)) = line.split_once('=') else { continue };
            if let Some(attribute) = key.trim_start().strip_prefix('.') {
                assert!(!owner.is_empty() && !attribute.is_empty());
            } else if !line.starts_with([' ', '#']) {
                owner = key.trim();
                keys.insert(owner);
            }
        }
        keys
    }

    /// `{ $name }` of a message and its attributes, by key.
    fn words(source: &str) -> BTreeSet<(String, String)> {
        let mut owner = String::new();
        let mut found = BTreeSet::new();
        for line in source.lines() {
            if !line.starts_with([' ', '#']) && line.contains('=') {
                owner = line.split('=').next().unwrap_or_default().trim().to_owned();
            }
            for piece in line.split("{ $").skip(1) {
                found.insert((owner.clone(), piece.split(" }").next().unwrap_or_default().to_owned()));
            }
        }
        found
    }

    #[test]
    fn both_languages_define_the_same_messages_with_the_same_words() {
        for (vi, en) in std::iter::zip(VIETNAMESE_SOURCES, ENGLISH_SOURCES) {
            assert_eq!(keys(vi), keys(en));
            assert_eq!(words(vi), words(en));
        }
    }

    #[test]
    fn every_code_has_a_message_in_both_languages() {
        for code in Code::ALL {
            for bundle in [&VIETNAMESE, &ENGLISH] {
                assert!(bundle.get_message(code.as_str()).is_some_and(|message| message.value().is_some()), "{code:?}");
            }
        }
    }
}
