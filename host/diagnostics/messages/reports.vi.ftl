### Câu chữ của báo cáo, mẫu phiếu và phần giải thích.

# Outputs and runs

output-refused = `{ $path }`: { $reason }
output-not-a-run = thư mục `{ $path }` có `{ $found }`, không phải do một đợt chấm trước tạo ra; hãy nêu một thư mục mới để không mất tệp nào
output-exists = tệp `{ $path }` đã có và khác với mẫu mới, có thể đã được điền; hãy nêu một thư mục khác
output-is-current-folder = `{ $path }` là thư mục hiện hành; hãy nêu một thư mục bên trong, ví dụ `--out ket-qua`
output-busy = một đợt chấm khác đang ghi vào `{ $path }`
output-open = tệp `{ $path }` đang được mở trong một chương trình khác, chẳng hạn Excel; hãy đóng tệp rồi chạy lại
output-not-finite = tệp `{ $path }`, cột `{ $column }`, dòng { $row }: giá trị không phải một con số hữu hạn
run-unfinished = thư mục `{ $folder }` không có `run.json`: đợt chấm chưa xong, hoặc đây không phải thư mục kết quả
run-file-unreadable = không đọc được `{ $file }`: { $reason }
run-agency-unknown = đợt chấm không có đơn vị `{ $code }`; có thể là: { $known }
run-indicator-unknown = đợt chấm không có chỉ số `{ $code }`; có thể là: { $known }
run-not-scored = đơn vị `{ $agency }` không được chấm: { $status }
run-cohort-unknown = đợt chấm không có nhóm `{ $code }`; các nhóm: { $known }
run-nobody-to-appraise = không có đơn vị nào trong số được nêu đã được chấm
run-not-applicable = chỉ số `{ $indicator }` không áp dụng cho đơn vị `{ $agency }`

# The first difference between what is kept and what is made anew

difference-line = dòng { $line }, cột { $column }: đang là { $kept }, chấm lại là { $made }
difference-cell = trang `{ $sheet }`, ô { $cell }: đang là { $kept }, chấm lại là { $made }
difference-part = phần `{ $part }` bên trong tệp, chẳng hạn định dạng; giá trị các ô đều bằng nhau
difference-byte = từ byte thứ { $offset } trở đi; đang có { $kept } byte, chấm lại được { $made } byte
difference-nothing = trống

# Words of reports

report-yes = Có
report-no = Không
report-missing = chưa có số liệu
report-no-result = không có kết quả
report-status-scored = đã chấm
report-status-not-ranked = không xếp hạng
report-status-not-submitted = chưa nộp phiếu
report-status-errors = phiếu có lỗi
report-status-answer-required = thiếu số liệu bắt buộc
report-points-computed = tính theo số liệu
report-points-zero = thiếu số liệu, 0 điểm
report-points-full = tính trọn điểm
report-points-removed = thiếu số liệu, trừ khỏi điểm tối đa
report-points-not-applicable = không áp dụng
report-points-evidence-required = cần bổ sung minh chứng
report-points-appraised = hội đồng thẩm định
report-points-recomputed = tính lại theo số liệu đã sửa ở nơi khác
report-points-not-scored = thu thập số liệu, không tính điểm
score-not-applicable = không áp dụng: { $why }; { $counts }
score-not-applicable-attribute = { $title }: { $value }
score-not-applicable-named = bộ chỉ số nêu rõ các đơn vị được áp dụng
score-counts-zero = tính 0 điểm
score-counts-full = tính trọn điểm
score-counts-removed = trừ khỏi điểm tối đa
score-evidence-required = { $reason } (không có điểm: chưa nêu tài liệu kiểm chứng)
score-appraised = hội đồng cho { $points } điểm (theo số liệu: { $reason })
score-collected = số liệu được thu thập, không tính điểm
score-recomputed = { $reason } (tính lại: hội đồng đã sửa số liệu khác có liên quan)
report-basis-official = Chính thức: { $words }
report-basis-own-choice = Người soạn chọn: { $words }

# Headings of reports

report-agency = Đơn vị
report-agency-code = Mã đơn vị
report-basis = Căn cứ
report-band = Phân loại
report-band-agencies = Số đơn vị
report-band-edges = Ngưỡng
report-band-share = Tỷ lệ
report-best = Cao nhất trong nhóm
report-appraised-points = Điểm thẩm định
report-cell = Ô
report-code = Mã
report-cohort = Nhóm xếp hạng
report-computed-points = Điểm tính
report-coverage = Đủ số liệu
report-coverage-words = Tỷ lệ chỉ số có số liệu
report-evidence = Tài liệu kiểm chứng
report-figures = Số liệu
report-file = Tệp
report-final-points = Điểm cuối
report-gap = Chênh lệch
report-goal = Mục tiêu
report-hint = Cách khắc phục
report-index = Chỉ số
report-indicator = Chỉ số
report-maximum = Điểm tối đa
report-measure = Nội dung đo
report-median = Trung vị của nhóm
report-message = Nội dung
report-of = Số đơn vị được xếp hạng
report-pillar = Nhóm chỉ số
report-points = Điểm
report-producer = Nguồn công bố
report-rank = Hạng
report-reached = Đạt
report-reason = Diễn giải
report-rule = Cách tính điểm
report-self-points = Điểm tự chấm
report-severity = Mức độ
report-sheet = Trang
report-source = Nguồn
report-status = Tình trạng
report-target = Mục tiêu
report-time = Kỳ
report-total = Tổng cộng
report-value = Giá trị

# Sheets of reports

report-tab-findings = Lỗi và cảnh báo
report-title = Kết quả đánh giá chuyển đổi số
report-ranking-title = Bảng xếp hạng: { $cohort }
report-section-not-ranked = Không xếp hạng
report-section-not-scored = Chưa được chấm
report-bands-title = Số đơn vị theo phân loại
report-views-title = Chỉ số và hạng theo góc nhìn
report-standing-title = Tiến độ so với mục tiêu
report-standing-none = Bộ chỉ số không nêu mục tiêu nào đo được.
report-measure-rank = thứ hạng
report-measure-series = giá trị cùng năm
report-measure-outlook = khoảng cách tới mục tiêu sau
report-findings-title = Lỗi và cảnh báo
report-findings-subtitle = Mỗi dòng nêu nơi cần xem, nội dung và cách khắc phục
report-findings-more = Còn { $count } mục nữa trong findings.json.
report-findings-none = Không có lỗi, cảnh báo hay ghi chú nào.
report-indicators-title = Chi tiết từng chỉ số
report-set = Bộ chỉ số
report-period = Kỳ đánh giá
report-legal-basis = Văn bản
report-legal-basis-words = { $number } ngày { $date }, { $issuer }
report-basis-words = { $official } chỉ số có nguồn chính thức, { $own } chỉ số do người soạn chọn; căn cứ của từng chỉ số nằm trong sổ của mỗi đơn vị
report-note = Lưu ý
report-at = Ngày chấm
report-scored = Đã chấm
report-scored-words = { $scored } trên { $agencies } đơn vị
report-findings-words = { $errors } lỗi, { $warnings } cảnh báo, { $notes } ghi chú
report-how-to-read = Cách đọc
report-how-to-read-words = Chỉ số là điểm chia cho điểm tối đa áp dụng cho đơn vị. Dấu “–” nghĩa là không áp dụng, ô trống nghĩa là thiếu kết quả. Đơn vị không xếp hạng và đơn vị chưa được chấm nằm cuối bảng.
report-ranking-rules = Cách xếp hạng
report-composition = Cách tổng hợp
report-views = Góc nhìn
report-unscored = Không tính điểm
report-gate-closed = Chưa đạt điều kiện bắt buộc
report-engine = Phiên bản phần mềm

# Xử lý số liệu

adjustment-denominated = { $from } ÷ { $by } ({ $denominator }) = { $to }
adjustment-denominated-times = { $from } ÷ { $by } ({ $denominator }) × { $times } = { $to }
adjustment-not-denominated = không chia được { $from } cho “{ $denominator }” ({ $by }), coi như thiếu số liệu
adjustment-imputed-mean = thiếu số liệu, bù bằng số trung bình của { $group }: { $to } ({ $count } đơn vị)
adjustment-imputed-median = thiếu số liệu, bù bằng số trung vị của { $group }: { $to } ({ $count } đơn vị)
adjustment-group-cohort = nhóm xếp hạng
adjustment-group-attribute = các đơn vị cùng “{ $attribute }”
adjustment-winsorised = ngoại lệ { $from } được đưa về { $to } (winsor hoá)
adjustment-logged = lấy lô-ga-rít vì có ngoại lệ: { $from } thành { $to }

# Template

template-tab-guidance = Hướng dẫn
template-kind-number = số
template-kind-count = số nguyên
template-kind-percent = tỷ lệ %
template-kind-choice = chọn trong danh sách
template-kind-yes-no = Có hoặc Không
template-kind-date = ngày/tháng/năm
template-kind-text = chữ
template-between = từ { $minimum } đến { $maximum }
template-at-least = từ { $minimum } trở lên
template-at-most = đến { $maximum }
template-part-of = không lớn hơn ({ $number })
template-outside = Không phải điền: { $title } (do cơ quan khác cung cấp)
template-unless-outside = { $title }: nếu cơ quan khác cung cấp số liệu thì tính theo số ấy
template-records = Không phải điền: { $title } (tính từ trang “{ $sheet }”)
template-self-points = Điền điểm tự chấm
template-evidence-required = Phải có tài liệu kiểm chứng
template-evidence-optional = Có thể kèm tài liệu kiểm chứng
template-refusal = Cần: { $hint }
template-self-points-hint = Điểm tự chấm, { $hint }
template-guide-title = Hướng dẫn điền phiếu
template-guide-cells = Chỉ điền vào các ô màu vàng: vàng đậm là số liệu còn phải nhập, vàng nhạt là đã nhập hoặc không bắt buộc. Ô màu xám không dùng cho chỉ số ấy. Các ô khác được khóa để phiếu đọc được.
template-guide-figures = Cột “Nội dung cần điền” nói (1), (2)… là số liệu gì; điền vào cột “Số liệu 1”, “Số liệu 2”… cùng dòng. Nhấp vào ô để xem gợi ý.
template-guide-numbers = Gõ số bằng chữ số, dùng dấu phẩy cho phần thập phân (8,5). Không gõ dấu chấm phân cách hàng nghìn, không gõ đơn vị tính vào ô số. Ô tỷ lệ: gõ kèm dấu %, ví dụ 85%. Trong Excel, gõ 85 cũng thành 85%, nhưng gõ 0,5 thành 50%, nên tỷ lệ dưới 1% phải gõ là 0,5%.
template-guide-dates = Gõ ngày theo dạng ngày/tháng/năm đủ bốn chữ số của năm, ví dụ 31/12/2023.
template-guide-missing = Chưa có số liệu thì để trống. Số 0 nghĩa là đã thống kê và kết quả bằng không.
template-guide-self-points = “Điểm tự chấm” là điểm đơn vị tự tính theo cột “Cách tính điểm”; phần mềm tính lại từ số liệu.
template-guide-evidence = “Tài liệu kiểm chứng”: ghi số hiệu – ngày: trích yếu, ví dụ 12/BC-STC – 05/01/2025: Báo cáo kết quả chuyển đổi số; nhiều tài liệu thì mỗi tài liệu một dòng (Alt+Enter). Chỉ ghi “có” hay “đính kèm” thì không được tính. Chỉ số bắt buộc kiểm chứng mà không có tài liệu thì không được điểm và phải giải trình.
template-guide-records = Trang danh sách (nếu có): mỗi dòng một hồ sơ hoặc một đối tượng, giữ nguyên dòng tiêu đề.
template-guide-structure = Không đổi mã đơn vị, mã bộ chỉ số và mã chỉ số. Lưu phiếu ở dạng .xlsx.

# Template of the council

appraisal-tab-guidance = Hướng dẫn
appraisal-guide-title = Hướng dẫn điền kết quả thẩm định
appraisal-guide-cells = Chỉ điền vào các ô màu vàng nhạt. Ô màu xám là kết quả của đợt chấm và được khóa.
appraisal-guide-verdict = “Kết luận”: chọn “Thống nhất” để xác nhận điểm đang có; chọn “Không thống nhất” thì ghi điểm thẩm định hoặc số liệu đã sửa.
appraisal-guide-points = “Điểm thẩm định” là điểm được tính, nằm trong khoảng điểm tối thiểu và tối đa của dòng.
appraisal-guide-figures = “Số liệu 1”, “Số liệu 2”…: chỉ ghi số liệu cần sửa; phần mềm tính lại, và tính lại cho cả nhóm nếu điểm được so giữa các đơn vị.
appraisal-guide-reason = Mọi thay đổi đều phải nêu lý do.
appraisal-guide-members = “Thành viên hội đồng”: nhiều tên cách nhau bằng dấu chấm phẩy. Khi nhiều thành viên có ý kiến về một chỉ số, dùng các dòng trống dưới bảng: ghi mã đơn vị, mã chỉ số và ý kiến. Các thành viên không được ghi điểm khác nhau.
appraisal-guide-date = Ghi ngày một lần bên cạnh “Ngày thẩm định”, hoặc ghi ở từng dòng.
appraisal-guide-untouched = Dòng để trống nghĩa là chưa có kết luận: điểm giữ nguyên.
appraisal-guide-evidence = Chỉ số còn thiếu tài liệu kiểm chứng: chọn “Thống nhất” mà không ghi điểm là xác nhận 0 điểm; ghi điểm nếu hội đồng chấp nhận số liệu.
appraisal-corrected = { $figure }, đã sửa: { $corrected }
appraisal-refusal = Chọn trong danh sách, hoặc ghi số liệu đúng kiểu được hỏi.

# Explanations

explain-agency = Đơn vị
explain-indicator = Chỉ số
explain-cell = Ô nguồn
explain-metric = Số liệu
explain-adjustment = Xử lý số liệu
explain-rule = Cách tính
explain-parameters = Tham số
explain-place = Quy định tại
explain-basis = Căn cứ
explain-corrected = Số liệu sửa
explain-appraisal = Thẩm định
explain-appeal = Phúc tra
explain-set-points = { $points } điểm
explain-reason = Diễn giải
explain-points = Điểm
explain-points-words = tự chấm { $self } · tính { $computed } · thẩm định { $appraised } · cuối { $final } trên { $maximum } ({ $status })
explain-pillar = Nhóm
explain-index = Chỉ số DTI
explain-band = phân loại
explain-rank-words = hạng { $rank } trong { $of } đơn vị của nhóm “{ $cohort }”

# Rules of a set in words

applies-to-all = mọi đơn vị
applies-cohorts = chỉ nhóm { $cohorts }
applies-agencies = chỉ { $agencies }
applies-except = trừ { $agencies }
applies-attribute = chỉ đơn vị có “{ $title }” là { $value }
points-plain = tối đa { $maximum } điểm
points-between = từ { $minimum } đến { $maximum } điểm
points-uncounted = tối đa { $maximum } điểm, không cộng vào tổng
points-bonus = điểm cộng: tối đa { $maximum } điểm, không tính vào điểm tối đa
points-penalty = điểm trừ: thấp nhất { $minimum } điểm
points-unbounded = có thể ra ngoài giới hạn này
mark-not-scored = không tính điểm
mark-uncounted = không cộng vào tổng
mark-bonus = điểm cộng
mark-penalty = điểm trừ
node-sum = tổng điểm các thành phần
node-weighted-mean = { $points } điểm × trung bình cộng tỷ lệ đạt (điểm ÷ điểm tối đa) của các thành phần
node-geometric-mean = { $points } điểm × trung bình nhân tỷ lệ đạt (điểm ÷ điểm tối đa) của các thành phần
node-harmonic-mean = { $points } điểm × trung bình điều hòa tỷ lệ đạt (điểm ÷ điểm tối đa) của các thành phần
node-minimum = { $points } điểm × tỷ lệ đạt (điểm ÷ điểm tối đa) thấp nhất trong các thành phần
node-weight = { $code } có trọng số { $weight }
class-points = điểm
class-any = mọi kết quả
class-from = từ { $lower } { $unit } trở lên
class-above = trên { $lower } { $unit }
class-to = đến { $upper } { $unit }
class-below = dưới { $upper } { $unit }
class-from-to = từ { $lower } đến { $upper } { $unit }
class-from-below = từ { $lower } đến dưới { $upper } { $unit }
class-above-to = trên { $lower } đến { $upper } { $unit }
class-above-below = trên { $lower } đến dưới { $upper } { $unit }
band-none-gap = Nằm giữa hai mức
band-none-refused = Chưa đạt điều kiện bắt buộc
band-none-no-result = Không có kết quả
unranked-coverage = chỉ { $share } số chỉ số áp dụng có số liệu, cần { $needed }
unranked-withheld = không có kết quả chung

# Parameters of rules

parameter-above = trên
parameter-average = trung bình
parameter-bands = các bậc
parameter-base = điểm nền
parameter-below = dưới
parameter-beyond = tính cả phần vượt ra ngoài
parameter-cap = tối đa
parameter-cases = các trường hợp
parameter-complement = lấy phần bù
parameter-due = hạn
parameter-each = mỗi mục
parameter-floor = thấp nhất
parameter-from = từ
parameter-full = đủ điểm
parameter-goal = mục tiêu
parameter-goalposts = các mốc
parameter-goalposts-range = mốc từ { $low } đến { $high }
parameter-grace-days = số ngày gia hạn
parameter-high = mức cao nhất
parameter-input = số liệu
parameter-inverse = càng thấp càng tốt
parameter-invert = đảo ngược
parameter-items = các mục
parameter-late = mức khi chậm
parameter-less-is-better = càng thấp càng tốt
parameter-low = mức thấp nhất
parameter-maximum = cao nhất
parameter-mean = trung bình
parameter-median = trung vị
parameter-middle = mức giữa
parameter-minimum = thấp nhất
parameter-not-done = khi chưa làm
parameter-of = trên tổng
parameter-parts = các phần
parameter-points = điểm
parameter-reference = so với
parameter-sd = độ lệch chuẩn
parameter-share = tỷ lệ
parameter-shares = mức hưởng
parameter-target = mục tiêu
parameter-ties = khi bằng nhau
parameter-to = đến
parameter-to-range = thang điểm từ { $low } đến { $high }
parameter-up-to = đến
parameter-weight = trọng số
parameter-when-alone = khi chỉ một đơn vị có số liệu
parameter-when-best-zero = khi giá trị tốt nhất bằng 0
parameter-when-empty = khi mẫu số bằng 0
parameter-when-equal = khi mọi giá trị bằng nhau
parameter-when-missing = khi thiếu số liệu
parameter-withhold = không chấm
parameter-zero = 0 điểm

### So sánh hai đợt chấm.

changes-title = So sánh `{ $old }` với `{ $new }`
changes-summary = Hai đợt có chung { $agencies } đơn vị và { $indicators } chỉ số trùng mã. Tăng hạng: { $risen }, giảm hạng: { $fallen }, giữ hạng: { $same }.
changes-one-line = hạng { $rank-before } → { $rank-now } ({ $rank-change }); chỉ số { $index-before } → { $index-now } ({ $index-change })
changes-rank-before = Hạng kỳ trước
changes-index-before = Chỉ số kỳ trước
changes-points-before = Điểm kỳ trước
changes-change = Thay đổi
changes-rank-change = Thay đổi hạng
changes-index-change = Thay đổi chỉ số
changes-share-change = Thay đổi (% điểm tối đa)
changes-since = So với kỳ trước
changes-moved-most = Chỉ số thành phần thay đổi nhiều nhất
changes-nodes-not-compared = Chỉ số không so sánh
changes-agencies-not-compared = Đơn vị không so sánh hạng
changes-agencies-before = Đơn vị kỳ trước
changes-kind = Loại
changes-kind-rank = thứ hạng
changes-kind-index = toàn bộ
changes-kind-pillar = chỉ số chính
changes-kind-view = góc nhìn
changes-kind-indicator = chỉ số thành phần
changes-previous-run = Đợt trước
changes-why-agency-new = đơn vị mới
changes-why-agency-removed = đơn vị không còn trong bộ chỉ số
changes-why-agency-merged = đơn vị hợp nhất từ nhiều đơn vị
changes-why-agency-split = đơn vị tách ra từ một đơn vị
changes-why-other-cohort = khác nhóm xếp hạng kỳ trước
changes-why-not-scored-before = kỳ trước không được chấm
changes-why-not-scored-now = kỳ này không được chấm
changes-why-no-figure-before = kỳ trước không có kết quả
changes-why-no-figure-now = kỳ này không có kết quả
changes-why-node-new = chỉ số mới
changes-why-node-removed = chỉ số đã bỏ
changes-why-maximum-changed = điểm tối đa hoặc tối thiểu thay đổi
changes-why-rule-changed = cách tính điểm thay đổi
changes-why-inputs-changed = số liệu đầu vào thay đổi
changes-why-composition-changed = thành phần hoặc cách tổng hợp thay đổi
carried-one = Theo `{ $set }`: { $parts }
carried-mean = Trung bình cộng của { $count } đơn vị theo `{ $set }`: { $parts }
