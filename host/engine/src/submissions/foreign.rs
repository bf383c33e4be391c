//! What a workbook may not hold beside its sheets: programs, and figures that come from elsewhere.

use dti_diagnostics::{Code, Text};
use serde::{Deserialize, Serialize};

/// Something in a workbook that makes its figures unprovable or that may do harm when somebody opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Foreign {
    /// A program.
    Macros,
    /// Figures out of another workbook.
    Links,
    /// Figures out of another program that is running (DDE, OLE).
    Programs,
    /// Figures out of a database or a web page.
    Connections,
    /// A file inside the file.
    Objects,
    /// Controls that are programs.
    Controls,
}

/// A part of a workbook that is refused: its name in the archive and what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ForeignPart {
    pub(super) name: String,
    pub(super) what: Foreign,
}

impl Foreign {
    /// The code of the finding.
    pub(super) fn code(self) -> Code {
        match self {
            Self::Macros | Self::Controls => Code::WorkbookWithMacros,
            Self::Links | Self::Programs | Self::Connections => Code::WorkbookWithLinks,
            Self::Objects => Code::WorkbookWithObjects,
        }
    }

    /// What the workbook holds, in the words of the finding.
    pub(super) fn words(self) -> Text {
        match self {
            Self::Macros => Text::new("macro", "macros"),
            Self::Controls => Text::new("điều khiển ActiveX", "ActiveX controls"),
            Self::Links => Text::new("sổ làm việc khác", "another workbook"),
            Self::Programs => Text::new("chương trình khác (DDE)", "another program (DDE)"),
            Self::Connections => Text::new("nguồn dữ liệu bên ngoài", "an outside source of data"),
            Self::Objects => Text::new("tệp nhúng (OLE)", "an embedded file (OLE)"),
        }
    }

    /// What to do about it.
    pub(super) fn way_out(self) -> Text {
        match self {
            Self::Macros | Self::Controls => Text::new(
                "trong Excel: Tệp › Lưu như, chọn “Sổ làm việc Excel (.xlsx)” để bỏ macro; xóa các nút điều khiển",
                "in Excel: File › Save As, choose “Excel Workbook (.xlsx)”, which drops macros; delete the controls",
            ),
            Self::Links | Self::Programs => Text::new(
                "trong Excel: Dữ liệu › Sửa nối kết › Ngắt nối kết, rồi lưu lại; số đang hiện được giữ thành số gõ sẵn",
                "in Excel: Data › Edit Links › Break Link, then save it; the figures shown stay as typed figures",
            ),
            Self::Connections => Text::new(
                "trong Excel: Dữ liệu › Truy vấn và kết nối, xóa các kết nối, rồi lưu lại",
                "in Excel: Data › Queries & Connections, delete the connections, then save it",
            ),
            Self::Objects => Text::new(
                "xóa tệp nhúng khỏi trang tính rồi lưu lại; nộp tài liệu kiểm chứng thành tệp riêng",
                "delete the embedded file from the sheet and save it; hand evidence in as a file of its own",
            ),
        }
    }

    /// What a part of a workbook is by its name, if it is refused. Names are compared in small letters.
    fn of_name(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let in_folder = |folder: &str| name.starts_with(folder) && name.len() > folder.len();
        let module = in_folder("basic/") && !name.ends_with("/script-lb.xml") && !name.ends_with("/script-lc.xml");
        let script = module && !name.ends_with('/') || in_folder("scripts/") && !name.ends_with('/');
        if name.ends_with("vbaproject.bin") || in_folder("xl/macrosheets/") || script {
            Some(Self::Macros)
        } else if in_folder("xl/activex/") {
            Some(Self::Controls)
        } else if in_folder("xl/externallinks/") && !name.contains("/_rels/") {
            Some(Self::Links)
        } else if name == "xl/connections.xml" || in_folder("xl/querytables/") {
            Some(Self::Connections)
        } else if in_folder("xl/embeddings/") || is_open_document_object(&name) {
            Some(Self::Objects)
        } else {
            None
        }
    }
}

/// In an OpenDocument file charts and formulas are folders `object 1/`; a file `object 1` is a foreign object.
fn is_open_document_object(name: &str) -> bool {
    name.strip_prefix("object ").is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The first part that is refused, macros before all else.
pub(super) fn find(names: &[String]) -> Option<ForeignPart> {
    let parts = names.iter().filter_map(|name| Foreign::of_name(name).map(|what| (name, what)));
    let (name, what) = parts.min_by_key(|(_, what)| *what as u8)?;
    Some(ForeignPart { name: name.clone(), what })
}

impl ForeignPart {
    /// Looks into a link: one to a running program is called so.
    pub(super) fn looked_into(mut self, head: &[u8]) -> Self {
        let head = String::from_utf8_lossy(head);
        if self.what == Foreign::Links && (head.contains("ddeLink") || head.contains("oleLink")) {
            self.what = Foreign::Programs;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(names: &[&str]) -> Option<Foreign> {
        find(&names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>()).map(|part| part.what)
    }

    #[test]
    fn foreign_parts_are_known_by_name() {
        assert_eq!(found(&["xl/workbook.xml", "xl/vbaProject.bin", "xl/embeddings/a.bin"]), Some(Foreign::Macros));
        assert_eq!(found(&["xl/externalLinks/externalLink1.xml"]), Some(Foreign::Links));
        assert_eq!(found(&["xl/embeddings/oleObject1.bin"]), Some(Foreign::Objects));
        assert_eq!(found(&["xl/activeX/activeX1.xml"]), Some(Foreign::Controls));
        assert_eq!(found(&["xl/connections.xml"]), Some(Foreign::Connections));
        assert_eq!(found(&["Basic/Standard/Module1.xml"]), Some(Foreign::Macros));
        assert_eq!(found(&["Object 1"]), Some(Foreign::Objects));
    }

    #[test]
    fn charts_pictures_and_form_controls_are_not_foreign() {
        let fine = ["xl/charts/chart1.xml", "xl/media/a.png", "xl/ctrlProps/ctrlProp1.xml", "Object 1/content.xml"];
        assert_eq!(found(&fine), None);
        assert_eq!(found(&["Basic/", "Basic/Standard/script-lb.xml", "Basic/script-lc.xml"]), None);
    }

    #[test]
    fn a_link_to_a_running_program_is_told_apart() {
        let part = ForeignPart { name: String::new(), what: Foreign::Links };
        assert_eq!(part.clone().looked_into(b"<ddeLink ddeService=\"cmd\"/>").what, Foreign::Programs);
        assert_eq!(part.looked_into(b"<externalBook/>").what, Foreign::Links);
    }
}
