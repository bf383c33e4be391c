//! What criteria authors do: begin a set, read it as a book, compare two editions.

use std::path::Path;

use crate::program::{dti, dti_in, dti_succeeds, files, path};

/// A folder with a set that was just begun.
fn begun() -> tempfile::TempDir {
    let home = tempfile::tempdir().expect("a folder can be made");
    let outcome = dti_in(home.path(), &["criteria", "new", "thu-2025"]);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    assert!(outcome.out.contains("dti criteria check thu-2025"), "{}", outcome.out);
    home
}

/// Replaces a text in a file, which must hold it.
fn edit(file: &Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(file).expect("the file is there");
    assert!(text.contains(from), "{from} in {text}");
    std::fs::write(file, text.replace(from, to)).expect("the file can be written");
}

#[test]
fn a_set_that_was_just_begun_is_sound_and_its_examples_pass() {
    let home = begun();
    let set = path(&home.path().join("thu-2025"));
    assert!(dti_succeeds(&["criteria", "check", &set]).err.is_empty());
    assert!(dti_succeeds(&["criteria", "test", &set, "--lang", "en"]).out.contains("All 12 examples pass"));
    let forms = path(&home.path().join("forms"));
    dti_succeeds(&["template", &set, "--out", &forms]);
    assert_eq!(files(Path::new(&forms)).len(), 6);
}

#[test]
fn a_folder_that_is_there_is_left_alone() {
    let home = begun();
    std::fs::write(home.path().join("thu-2025/set.toml"), "mine").expect("the file can be written");
    let before = files(home.path());
    let outcome = dti_in(home.path(), &["criteria", "new", "thu-2025"]);
    assert_eq!(outcome.code, 1);
    assert!(outcome.err.starts_with("lỗi[set-not-begun]"), "{}", outcome.err);
    assert_eq!(files(home.path()), before);
}

#[test]
fn a_name_that_is_no_id_is_told_and_writes_nothing() {
    let home = tempfile::tempdir().expect("a folder can be made");
    for name in ["Bộ chỉ số", "UPPER", "..", "a_b", "con"] {
        let outcome = dti_in(home.path(), &["criteria", "new", name, "--lang", "en"]);
        assert_eq!(outcome.code, 1, "{name}");
        assert!(outcome.err.contains("such as so-nganh-2025"), "{}", outcome.err);
    }
    assert!(files(home.path()).is_empty());
}

#[test]
fn every_built_in_set_is_a_book_in_both_languages() {
    for set in dti_succeeds(&["criteria", "list"]).out.lines() {
        for (language, rule) in [("vi", "**Cách tính điểm:**"), ("en", "**Rule:**")] {
            let book = dti_succeeds(&["criteria", "show", set, "--lang", language]).out;
            assert!(book.starts_with("# ") && book.contains(rule), "{book}");
            // A message that is not there would show its key.
            assert!(!book.contains("criteria-") && !book.contains("report-"), "{set} {language}");
            for table in book.split("\n\n").filter(|block| block.starts_with('|')) {
                let cells = |line: &str| line.replace("\\|", "").matches('|').count();
                let columns = table.lines().next().map(cells);
                assert!(table.lines().all(|line| Some(cells(line)) == columns), "{table}");
            }
        }
    }
}

#[test]
fn a_book_tells_rules_examples_and_bands_in_words() {
    let home = begun();
    let book = dti_succeeds(&["criteria", "show", &path(&home.path().join("thu-2025"))]).out;
    for words in [
        "### 2.1 Tỷ lệ hồ sơ xử lý trực tuyến",
        "- **Cách tính điểm – Phường, xã:** `ratio`: Tỷ lệ a / b so với mục tiêu, nhân điểm tối đa; mục tiêu 0,4",
        "- **Tài liệu kiểm chứng:** bắt buộc; không có thì không được điểm và phải giải trình",
        "| Ví dụ 1 (Sở, ban, ngành) | `a` = 45; `b` = 100 | 22,5 | 45 / 100 = 45 %; 45 % / 60 % = 75 % × 30 = 22,5 |",
        "- **Khá:** từ 50 đến dưới 80 %",
        "| `xa-mot` | Xã Một (mẫu) | Phường, xã | “Có thủ tục hành chính”: có |",
    ] {
        assert!(book.contains(words), "{words}\n{book}");
    }
}

#[test]
fn a_comparison_tells_what_was_added_removed_renumbered_and_changed() {
    let (old, new) = (begun(), begun());
    let (old, new) = (old.path().join("thu-2025"), new.path().join("thu-2025"));
    let (head, pillar) = (new.join("set.toml"), new.join("2-dich-vu.toml"));
    edit(&pillar, "xa = { goal = 0.4 }", "xa = { goal = 0.45 }");
    edit(&pillar, "earns = 30", "earns = 30 # of 45 %");
    edit(&pillar, "code = \"2.3\"", "code = \"2.4\"");
    edit(&pillar, "points = 20\napplies", "points = 15\napplies");
    edit(&pillar, "points = 60", "points = 55");
    edit(&pillar, "from = 0.95, points = 20", "from = 0.95, points = 15");
    edit(&head, "points = 100", "points = 95");
    edit(&head, "title = { vi = \"Phường, xã\"", "title = { vi = \"Cấp xã\"");
    edit(&new.join("agencies.csv"), "ban-ba,Ban Ba", "ban-tu,Ban Tư");
    let told = dti_succeeds(&["criteria", "diff", &path(&old), &path(&new)]).out;
    for row in [
        "| 2.1 | Cách tính điểm – Phường, xã | `ratio`: mục tiêu 0,4 | – |",
        "| 2.2 | Điểm | tối đa 20 điểm | tối đa 15 điểm |",
        "| 2.4 | đổi mã | 2.3 | 2.4 |",
        "| xa | Tên gọi | Phường, xã | Cấp xã |",
        "| ban-tu | thêm | – | Tên gọi: Ban Tư (mẫu)<br>Nhóm xếp hạng: Sở, ban, ngành |",
        "| ban-ba | bỏ | Tên gọi: Ban Ba (mẫu)<br>Nhóm xếp hạng: Sở, ban, ngành | – |",
    ] {
        assert!(told.contains(row), "{row}\n{told}");
    }
}

#[test]
fn equal_sets_are_told_as_equal_and_faults_of_both_are_told() {
    let (one, other) = (begun(), begun());
    let (one, other) = (path(&one.path().join("thu-2025")), path(&other.path().join("thu-2025")));
    let told = dti_succeeds(&["criteria", "diff", &one, &one, "--lang", "en"]).out;
    assert!(told.contains("Both are the same."), "{told}");
    edit(&Path::new(&other).join("set.toml"), "missing = \"zero\"", "missing = \"nought\"");
    edit(&Path::new(&one).join("set.toml"), "missing = \"zero\"", "missing = \"nil\"");
    let outcome = dti(&["criteria", "diff", &one, &other]);
    assert_eq!(outcome.code, 1);
    assert!(outcome.err.contains("`nought`") && outcome.err.contains("`nil`"), "{}", outcome.err);
}
