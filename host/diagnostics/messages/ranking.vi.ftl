# Sổ xếp hạng: tên các trang tính và nội dung của từng trang

ranking-tab-contents = Mục lục
ranking-contents-title = Mục lục
ranking-contents-sheet = Trang tính
ranking-contents-shows = Nội dung
ranking-tab-about = Giới thiệu
    .shows = Bộ chỉ số, căn cứ, cách xếp hạng và nguồn của đợt chấm
ranking-tab-ranking = Xếp hạng { $cohort }
    .shows = Hạng, điểm và chỉ số của từng đơn vị thuộc nhóm “{ $cohort }”
ranking-tab-bands = Phân loại
    .shows = Số đơn vị ở từng mức phân loại
ranking-tab-views = Góc nhìn
    .shows = Chỉ số và hạng của từng đơn vị theo từng góc nhìn
ranking-tab-matrix = Ma trận điểm
    .shows = Điểm cuối của từng đơn vị ở từng chỉ số
ranking-tab-standing = Mục tiêu
    .shows = Tiến độ so với các mục tiêu
ranking-tab-findings = Lỗi và cảnh báo
    .shows = Mọi lỗi, cảnh báo và ghi chú của đợt chấm
