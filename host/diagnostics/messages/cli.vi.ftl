### Những câu mà chương trình in ra màn hình.

cli-findings-by-check = Xem tất cả: chạy `dti check` với cùng thư mục phiếu.
cli-findings-in-run = Xem tất cả: chạy `dti check` với cùng thư mục phiếu, hoặc mở trang “Lỗi và cảnh báo” trong ranking.xlsx.
cli-findings = Có { $errors } lỗi, { $warnings } cảnh báo, { $notes } ghi chú.
cli-reading = Đọc phiếu
cli-reading-decisions = Đọc kết quả thẩm định
cli-writing = Ghi kết quả
cli-scored =
    Đã chấm { $scored } đơn vị trong { $cohorts } nhóm; { $unscored } đơn vị chưa được chấm.
      Xếp hạng:       { $ranking }
      Từng đơn vị:    { $agencies }
      Toàn bộ đợt chấm: { $out }
cli-scored-together =
    Đã chấm { $scored } đơn vị trong { $cohorts } nhóm; { $unscored } đơn vị chưa được chấm.
      Xếp hạng:       { $ranking }
      Toàn bộ đợt chấm: { $out }
cli-summary-files = Phiếu
    .said = { $files } tệp, { $unread } không đọc được; { $cells } ô
cli-summary-findings = Lỗi
    .said = { $errors } lỗi, { $warnings } cảnh báo, { $notes } ghi chú
cli-summary-calls = Cách tính điểm
    .said = { $calls } lượt gọi, { $fuel } fuel
cli-summary-memory = Bộ nhớ
    .said = { $megabytes } MB lúc cao nhất
cli-summary-time = Thời gian
    .said = { $time }
cli-station-criteria = bộ chỉ số
cli-station-plugins = phần bổ trợ
cli-station-submissions = đọc phiếu
cli-station-metrics = số liệu
cli-station-appraisals = thẩm định
cli-station-scores = chấm điểm
cli-station-index = xếp hạng
cli-station-standing = tiến độ
cli-station-robustness = khoảng hạng
cli-station-report = báo cáo
cli-checked = Bộ chỉ số `{ $set }` và { $files } tệp phiếu không có lỗi.
cli-set-sound = Bộ chỉ số `{ $set }` không có lỗi: { $indicators } chỉ số, { $points } điểm, { $agencies } đơn vị.
cli-examples-pass = { $count } ví dụ đều đúng.
cli-templates = Đã ghi { $count } phiếu vào { $out }.
cli-appraisal-template = Đã ghi mẫu thẩm định vào { $out }, gồm { $count } dòng.
cli-plugin = { $name } { $version } · { $contract } · { $bytes } byte · { $digest }…
cli-set-begun = Đã viết một bộ chỉ số mẫu vào { $folder }. Kiểm tra: dti criteria check { $folder } và dti criteria test { $folder }
cli-set-id-unfit = tên thư mục là mã của bộ chỉ số, nhưng không hợp lệ
cli-set-id-fit = chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ so-nganh-2025
cli-set-exists = thư mục đã có, nên được giữ nguyên
cli-set-elsewhere = nêu một thư mục khác
cli-set-permission = kiểm tra quyền ghi và dung lượng đĩa
cli-carried-over = Đã ghi số liệu kế thừa của { $count } đơn vị vào { $out }.
verify-outputs =
    Cả { $outputs } tệp kết quả vẫn đúng như lúc đợt chấm ghi ra.
      sha256 của run.json: { $digest }
verify-proved =
    Đã chứng minh: chấm lại từ { $inputs } tệp đầu vào ra đúng { $outputs } tệp kết quả, giống từng byte.
      Bộ chỉ số:           { $set }, sha256 { $set-digest }
      Chương trình:        dti { $engine }, { $plugins } phần bổ trợ như đã ghi nhận
      sha256 của run.json: { $digest }
usage-share = phải là số từ 0 đến 1, ví dụ 0.8
usage-whole = phải là số nguyên từ { $low } đến { $high }
usage-date = phải là một ngày như 2024-01-15
