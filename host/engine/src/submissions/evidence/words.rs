//! Words of citations: the kinds of documents, and the words that stand where a citation belongs.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::tokens::word;
use crate::text;

/// The most words of a kind of document.
const WORDS_OF_A_KIND: usize = 3;
/// No mere word is longer, in bytes.
const LONGEST_MERE_WORD: usize = 64;

static KINDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    keys(&[
        // Decree 30/2020/NĐ-CP, article 7, as far as such documents bear numbers, and documents that bind.
        "nghị quyết",
        "quyết định",
        "chỉ thị",
        "quy chế",
        "quy định",
        "thông cáo",
        "thông báo",
        "hướng dẫn",
        "chương trình",
        "kế hoạch",
        "phương án",
        "đề án",
        "dự án",
        "báo cáo",
        "biên bản",
        "tờ trình",
        "hợp đồng",
        "công văn",
        "công điện",
        "bản ghi nhớ",
        "bản thỏa thuận",
        "giấy ủy quyền",
        "giấy mời",
        "giấy giới thiệu",
        "phiếu gửi",
        "phiếu chuyển",
        "phiếu báo",
        "luật",
        "pháp lệnh",
        "nghị định",
        "thông tư",
        "thông tư liên tịch",
        "kết luận",
        "văn bản",
        "giấy chứng nhận",
        "danh sách",
        // How officials shorten them.
        "nq",
        "qđ",
        "ct",
        "tb",
        "hd",
        "ctr",
        "kh",
        "pa",
        "đa",
        "bc",
        "bb",
        "ttr",
        "hđ",
        "cv",
        "cđ",
        "gm",
        "nđ",
        "tt",
        "kl",
        "vb",
        "gcn",
        // English.
        "decision",
        "plan",
        "report",
        "official letter",
        "letter",
        "notice",
        "directive",
        "resolution",
        "decree",
        "circular",
        "minutes",
        "document",
        "contract",
    ])
});

static MERE_WORDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    keys(&[
        "có",
        "đã có",
        "có rồi",
        "rồi",
        "đạt",
        "đã đạt",
        "đúng",
        "đủ",
        "đầy đủ",
        "x",
        "✓",
        "✔",
        "☑",
        "1",
        "ok",
        "đính kèm",
        "có đính kèm",
        "đã đính kèm",
        "file đính kèm",
        "tệp đính kèm",
        "kèm theo",
        "có kèm theo",
        "tài liệu kèm theo",
        "có tài liệu kèm theo",
        "tài liệu đính kèm",
        "văn bản kèm theo",
        "văn bản đính kèm",
        "gửi kèm",
        "đã gửi",
        "đã gửi kèm",
        "đã nộp",
        "đã cung cấp",
        "đã thực hiện",
        "thực hiện tốt",
        "hoàn thành",
        "đã hoàn thành",
        "có minh chứng",
        "có tài liệu",
        "có tài liệu kiểm chứng",
        "có văn bản",
        "minh chứng đính kèm",
        "minh chứng kèm theo",
        "minh chứng",
        "tài liệu",
        "tài liệu kiểm chứng",
        "không",
        "không có",
        "chưa",
        "chưa có",
        "sẽ bổ sung",
        "bổ sung sau",
        "đang cập nhật",
        "cập nhật sau",
        "yes",
        "no",
        "attached",
        "see attachment",
        "see attached",
        "done",
        "none",
        "sent",
        "evidence",
    ])
});

fn keys(words: &[&str]) -> BTreeSet<String> {
    words.iter().map(|word| text::key(word)).collect()
}

/// Whether a text cites nothing, but only says that there is, or is not, something.
pub(super) fn is_mere_word(text: &str) -> bool {
    let text = text.trim_matches(|letter: char| letter.is_whitespace() || letter.is_ascii_punctuation());
    text.is_empty() || text.len() <= LONGEST_MERE_WORD && MERE_WORDS.contains(&text::key(text))
}

/// The kind of document that a text begins with, and what follows; the kind of most words.
pub(super) fn kind(text: &str) -> Option<(&str, &str)> {
    let mut rest = text;
    let mut found = None;
    for _ in 0..WORDS_OF_A_KIND {
        let (word, after) = word(rest);
        if word.is_empty() {
            break;
        }
        let begun = &text[..text.len() - after.len()];
        if KINDS.contains(&text::key(begun)) {
            found = Some((begun, after));
        }
        rest = after.trim_start_matches(' ');
    }
    found
}

/// The word before a number, by key.
static NUMBER_WORDS: LazyLock<[String; 3]> = LazyLock::new(|| ["số", "so", "no"].map(text::key));

/// What follows the word `số`, with a colon or without.
pub(super) fn behind_number_word(text: &str) -> Option<&str> {
    let (word, rest) = word(text);
    let key = text::key(word);
    let is_number_word = NUMBER_WORDS.contains(&key);
    is_number_word.then(|| rest.trim_start_matches([' ', ':', '.']))
}
