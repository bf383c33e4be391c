### Mọi câu chữ mà người dùng đọc, theo khóa. Câu chính và `.hint` (cách khắc phục) thuộc về mã của một phát hiện.

# Words

severity-error = lỗi
severity-warning = cảnh báo
severity-note = ghi chú
asked-by = theo yêu cầu tại
against = so với
hint = gợi ý

# Criteria sets

set-not-found = không có bộ chỉ số `{ $name }`
    .hint = nêu thư mục có tệp `set.toml`, hoặc một bộ có sẵn: { $known }
set-file-unreadable = không đọc được tệp: { $reason }
set-file-not-toml = tệp không đúng cú pháp TOML: { $reason }
key-missing = { $owner } thiếu khóa `{ $key }`
key-unknown = { $owner } không có khóa `{ $key }`
    .hint = các khóa được dùng: { $known }
value-of-wrong-type = `{ $key }` là { $found }, cần { $expected }
value-not-allowed = `{ $key }` là `{ $value }`, không phải một trong: { $known }
value-out-of-bounds = `{ $key }` là { $value }, phải { $limit }
code-defined-twice = mã `{ $code }` được khai báo hai lần
    .hint = đặt cho mỗi { $kind } một mã riêng
code-unknown = `{ $key }` nêu `{ $code }`, nhưng không có { $kind } nào mang mã ấy
    .hint = các mã hiện có: { $known }
keys-contradict = { $owner }: `{ $key }` và `{ $other }` mâu thuẫn nhau
    .hint = bỏ bớt một trong hai
bands-overlap = các mức phân loại { $classes } chồng lên nhau
    .hint = `from` và `to` tính cả chính con số đó, `above` và `below` thì không
applies-to-nobody = chỉ số `{ $code }` không áp dụng cho đơn vị nào của bộ chỉ số
    .hint = sửa `applies` ở đây hoặc ở nhóm chỉ số phía trên, hoặc bổ sung đơn vị mà chỉ số nhắm tới
bands-gap = không mức phân loại nào chứa các giá trị { $span }
    .hint = đơn vị có giá trị như vậy sẽ không được phân loại; nếu quyết định in như thế thì giữ nguyên và ghi chú cho người đọc
member-counted-twice = `{ $code }` nằm trong một thành phần khác của cùng góc nhìn nên sẽ bị tính hai lần
    .hint = bỏ bớt một trong hai
alias-taken = tên khác `{ $alias }` đã là mã hoặc tên khác của một đơn vị
    .hint = mỗi tên khác chỉ thuộc một đơn vị
predecessor-not-ended = đơn vị `{ $agency }` kế thừa `{ $code }` từ { $from }, nhưng `{ $code }` chưa hết hiệu lực trước ngày ấy
    .hint = ghi `to` của `{ $code }` trước ngày { $from }
predecessor-cycle = đơn vị `{ $code }` kế thừa chính nó qua các đơn vị khác
    .hint = sửa `predecessors`: đơn vị trước không thể kế thừa đơn vị sau
aggregates-unfit = không thể tổng hợp `{ $code }` theo các cách này: { $reason }
pillar-cycle = nhóm `{ $code }` nằm trong chính nó
points-do-not-add-up = các phần của { $owner } cộng lại là { $sum } điểm, nhưng khai báo { $declared }
    .hint = sửa `points` hoặc điểm của các phần
basis-unclear = { $owner } phải có đúng một trong hai khóa `official` và `own-choice`
    .hint = `official` dẫn nguồn chính thức; `own-choice` nói rõ đây là lựa chọn của người soạn
example-fails = ví dụ của `{ $code }` được { $earned }, nhưng ghi { $expected }
    .hint = { $reason }
reference-table-unusable = bảng tham chiếu `{ $table }` không dùng được: { $reason }
    .hint = sửa tệp của bảng trong thư mục `reference`; criteria/README.md nêu các cột phải có
target-input-of-wrong-kind = `{ $key }` của mục tiêu là `{ $input }` ({ $found }), không tổng hợp được theo cách này
    .hint = dùng được: { $expected }
set-not-begun = không viết được bộ chỉ số mới: { $reason }
    .hint = { $way-out }

# Rules and plugins

rule-unknown = không có cách tính điểm `{ $rule }`
    .hint = các cách tính hiện có: { $known }
rule-ambiguous = nhiều phần bổ trợ cùng có cách tính `{ $rule }`: { $known }
    .hint = viết `use = "phần-bổ-trợ/cách-tính"`
parameter-refused = cách tính `{ $rule }` từ chối { $parameter }: { $reason }
rule-input-missing = chỉ số `{ $code }` thiếu số liệu `{ $input }` mà cách tính `{ $rule }` cần đọc
rule-input-unknown = cách tính `{ $rule }` không đọc số liệu `{ $input }`
    .hint = cách tính này đọc: { $known }
rule-input-of-wrong-kind = số liệu `{ $input }` có kiểu `{ $found }`, nhưng cách tính `{ $rule }` đọc kiểu { $expected }
rule-unbounded = cách tính `{ $rule }` của chỉ số `{ $code }` có thể cho điểm vượt khung điểm
    .hint = nếu đúng là muốn vậy thì ghi `bounded = false`; nếu không, dùng cách tính giữ trong khung điểm như `min-max`
rule-bounded = chỉ số `{ $code }` ghi `bounded = false`, nhưng cách tính `{ $rule }` luôn giữ trong khung điểm
    .hint = bỏ khóa `bounded`
plugin-unusable = không dùng được phần bổ trợ `{ $plugin }`: { $reason }
plugin-not-begun = không tạo được phần bổ trợ mới: { $reason }
    .hint = { $way-out }
plugin-project-missing = thư mục không chứa mã nguồn của phần bổ trợ nào
    .hint = tạo mới: dti plugin new TÊN
plugin-faulty = mã nguồn không biên dịch được: { $reason }
plugin-not-built = không tạo được phần bổ trợ: { $reason }
    .hint = { $way-out }
plugin-digest-differs = phần bổ trợ `{ $plugin }` không phải là tệp mà bộ chỉ số đã khóa: mã băm là { $found }, mã đã khóa là { $locked }
    .hint = { $way-out }
plugin-not-at-hand = không có phần bổ trợ `{ $plugin }` mà bộ chỉ số đã khóa: { $reason }
    .hint = { $way-out }
plugin-not-locked = chỉ số `{ $code }` được chấm bằng phần bổ trợ `{ $plugin }`, nhưng tệp khóa của bộ chỉ số không nêu phần bổ trợ này
    .hint = nếu đúng là muốn dùng thì khóa lại: dti plugin lock { $set }
plugin-lock-wrong = tệp khóa ghi { $key } của phần bổ trợ `{ $plugin }` là `{ $locked }`, nhưng thực tế là `{ $found }`
    .hint = { $way-out }
plugin-lock-missing = bộ chỉ số chưa có tệp plugins.lock
    .hint = tạo tệp: dti plugin lock { $set }
set-not-lockable = bộ chỉ số `{ $set }` có sẵn trong chương trình cùng các phần bổ trợ, nên không có thư mục để đặt tệp khóa
    .hint = nêu một thư mục có tệp set.toml
plugin-not-used = bộ chỉ số không dùng phần bổ trợ `{ $plugin }`
    .hint = các phần bổ trợ đang dùng: { $known }
plugin-unsigned = phần bổ trợ `{ $plugin }` phải có chữ ký, nhưng không đọc được chữ ký: { $reason }
    .hint = xin tác giả tệp chữ ký rồi đặt vào đó; tác giả tạo chữ ký bằng: minisign -S -m { $component }
signature-malformed = chữ ký của phần bổ trợ `{ $plugin }` không đúng dạng của minisign
    .hint = xin tác giả tệp chữ ký lần nữa
signature-broken = chữ ký của phần bổ trợ `{ $plugin }` không phải của tệp này: phần bổ trợ hoặc chữ ký đã bị sửa sau khi ký
    .hint = không dùng { $component }; xin tác giả cả hai tệp lần nữa
signer-unknown = phần bổ trợ `{ $plugin }` được ký bằng một khóa mà bộ chỉ số không tin cậy
    .hint = những người ký được tin cậy: { $known }; người phụ trách bộ chỉ số thêm khóa vào signers.toml
signer-differs = phần bổ trợ `{ $plugin }` phải do `{ $locked }` ký, nhưng lại do `{ $found }` ký
    .hint = xin chữ ký của `{ $locked }`, hoặc chấp nhận người ký khác: dti plugin update
law-broken = cách tính `{ $rule }` vi phạm luật `{ $law }`: { $sentence }; { $example }
    .hint = { $way-out }
law-untried = không thử được cách tính `{ $rule }`: { $reason }
    .hint = viết vào cases.toml một ví dụ có tham số hợp lệ, hoặc thêm `examples` vào lược đồ tham số
law-unseen = cách tính `{ $rule }` khai là có so sánh các đơn vị, nhưng không nhóm nào cho thấy điều đó
    .hint = nếu chỉ xét riêng từng đơn vị thì bỏ `RELATIVE` (trong hồ sơ: `relative`), vì khai như vậy khiến chương trình phải dè dặt
schema-unfit = lược đồ tham số của cách tính `{ $rule }` không khớp: { $what }: { $reason }
    .hint = lược đồ, ví dụ (trong Rust: `SAMPLE`) và mã đọc tham số phải nói như nhau
cases-unreadable = không đọc được các ví dụ: { $reason }
case-fails = ví dụ “{ $case }” không đúng: { $what }
table-unfit = không chấm được bảng số liệu: { $reason }
rule-failed = cách tính `{ $rule }` hỏng khi chấm chỉ số `{ $code }`: { $reason }
plugin-interrupted = máy này không chạy được `{ $plugin }` đến cùng: { $reason }
    .hint = tắt bớt chương trình khác rồi chạy lại; kết quả không phụ thuộc vào máy, và không có điểm nào được ghi
rule-refused = cách tính `{ $rule }` từ chối chấm chỉ số `{ $code }`: { $reason }

# Submissions

submissions-empty = thư mục không có phiếu nào đọc được
    .hint = đặt các tệp .xlsx, .ods hoặc .csv vào thư mục này
folder-unreadable = không đọc được thư mục: { $reason }
    .hint = kiểm tra đường dẫn và quyền đọc
file-unreadable = không đọc được tệp: { $reason }
    .hint = { $way-out }
reader-failed = không đọc được tệp: { $reason }; các tệp khác không bị ảnh hưởng
    .hint = chép phiếu sang một sổ làm việc mới, lưu dạng .xlsx rồi chạy lại
file-kind-unsupported = không nhận tệp loại { $kind }
    .hint = { $way-out }
workbook-encrypted = tệp được đặt mật khẩu
    .hint = bỏ mật khẩu: Tệp › Thông tin › Bảo vệ sổ làm việc › Mã hóa bằng mật khẩu, xóa mật khẩu rồi lưu
workbook-with-macros = tệp chứa { $what } (`{ $part }`), nên không được nhận
    .hint = { $way-out }
workbook-with-links = tệp lấy số liệu từ { $what } (`{ $part }`), nên không chứng minh được số liệu
    .hint = { $way-out }
workbook-with-objects = tệp chứa { $what } (`{ $part }`), nên không được nhận
    .hint = { $way-out }
limit-exceeded = { $what } là { $value }, giới hạn là { $limit }
    .hint = { $way-out }
agency-missing = phiếu không ghi mã đơn vị
    .hint = ghi mã đơn vị vào ô bên cạnh `Mã đơn vị`, hoặc điền vào đúng mẫu đã được cấp
records-agency-missing = { $count } dòng không ghi mã đơn vị nên không được tính
    .hint = điền mã đơn vị vào cột `agency` (Mã đơn vị) của từng dòng
records-agency-unknown = { $count } dòng mang mã `{ $code }`, nhưng không có đơn vị nào mang mã này nên các dòng đó không được tính
    .hint = { $way-out }
records-ambiguous = các cột khớp như nhau với nhiều bảng dữ liệu: { $known }
    .hint = đặt tên tệp theo bảng dữ liệu, ví dụ { $example }
records-defined-twice = `{ $records }` của đơn vị có trong hai bảng chung: một bảng { $rows } dòng, bảng kia { $other } dòng
    .hint = giữ lại một bảng
agency-unknown = không có đơn vị nào mang mã `{ $code }`
    .hint = { $way-out }
agency-not-valid = đơn vị `{ $agency }` không tham gia kỳ này: hiệu lực từ { $from } đến { $to }, ngày cuối kỳ là { $day }
    .hint = { $way-out }
set-mismatch = phiếu được lập cho bộ chỉ số `{ $found }`, không phải `{ $expected }`
    .hint = điền lại vào mẫu của bộ `{ $expected }`
template-of-other-edition = phiếu được điền vào mẫu của bộ `{ $found }`, kỳ { $found-period }, nhưng đợt này cần mẫu của bộ `{ $expected }`, kỳ { $expected-period }
    .hint = xin cơ quan chủ trì mẫu của bộ `{ $expected }` (tạo bằng `dti template { $expected } --agency { $agency } --out THƯ_MỤC`), chuyển số liệu sang rồi nộp lại
template-of-other-set = phiếu được điền vào mẫu của một bộ chỉ số khác: `{ $found }` ({ $found-title }), kỳ { $found-period }; đợt này cần mẫu của bộ `{ $expected }` ({ $expected-title }), kỳ { $expected-period }
    .hint = xin cơ quan chủ trì mẫu của bộ `{ $expected }` (tạo bằng `dti template { $expected } --agency { $agency } --out THƯ_MỤC`) rồi điền lại
template-of-other-agency = phiếu ghi mã đơn vị `{ $agency }`, nhưng mẫu được cấp cho đơn vị `{ $found }`{ $found-name }
    .hint = nếu gõ nhầm mã thì ghi lại `{ $found }`; nếu không, điền vào mẫu của `{ $agency }` (tạo bằng `dti template { $set } --agency { $agency } --out THƯ_MỤC`)
form-missing = tệp không có bảng nào có cột `{ $column }`
    .hint = giữ nguyên dòng tiêu đề của mẫu; bảng phẳng (mỗi đơn vị một dòng) bắt đầu bằng cột `agency`
column-missing = bảng thiếu cột `{ $column }`
    .hint = thêm lại cột ấy như trong mẫu
column-defined-twice = có hai cột cùng tên `{ $column }`
    .hint = xóa hoặc đổi tên một cột
row-defined-twice = chỉ số `{ $code }` nằm ở hai dòng
    .hint = giữ lại một dòng
indicator-unknown = bộ chỉ số không có chỉ số `{ $code }`
    .hint = sửa mã cho đúng mẫu, hoặc xóa dòng
indicator-ambiguous = mã của dòng được lưu thành số { $value }, không rõ là { $known }
    .hint = định dạng ô là văn bản (Text) rồi gõ lại mã
submission-defined-twice = đơn vị `{ $agency }` nộp hai phiếu khác nhau
    .hint = giữ lại một tệp
answer-defined-twice = `{ $input }` của chỉ số `{ $code }` có hai số khác nhau: { $value } và { $other }
    .hint = giữ lại một số
number-expected = `{ $input }` là “{ $value }”, cần một con số
    .hint = chỉ gõ chữ số, dùng dấu phẩy cho phần thập phân
number-ambiguous = `{ $input }` là “{ $value }”: không rõ là { $one } hay { $other }
    .hint = gõ số không có dấu chấm phân cách hàng nghìn
count-expected = `{ $input }` là { $value }, cần một số nguyên không âm
percent-ambiguous = `{ $input }` là { $value }: không rõ là { $value } % hay { $value } lần
    .hint = gõ kèm dấu %, ví dụ { $value } %
date-expected = `{ $input }` là “{ $value }”, cần một ngày
    .hint = gõ ngày/tháng/năm đủ bốn chữ số, ví dụ 31/12/2023
yes-no-expected = `{ $input }` là “{ $value }”, cần Có hoặc Không
    .hint = chọn Có hoặc Không
option-unknown = `{ $input }` là “{ $value }”, không phải một lựa chọn của mẫu
    .hint = chọn một trong: { $known }
formula-without-value = ô có công thức nhưng chưa có kết quả
    .hint = mở tệp bằng Excel, chờ tính xong rồi lưu lại
cell-error = ô báo lỗi { $value }
    .hint = sửa công thức, hoặc gõ thẳng con số
cell-defined-twice = tệp chứa ô này hai lần với hai nội dung khác nhau
    .hint = mở tệp bằng Excel, kiểm tra ô này, rồi lưu lại; không dùng tệp do chương trình khác ghép nối
more-cells-wrong = cột `{ $column }` còn { $count } ô khác không đọc được
    .hint = sửa các ô nêu trên, rồi tìm các ô tương tự

# Metrics

metric-below-minimum = `{ $input }` của chỉ số `{ $code }` là { $value }, nhỏ hơn mức tối thiểu { $limit }
metric-above-maximum = `{ $input }` của chỉ số `{ $code }` là { $value }, lớn hơn mức tối đa { $limit }
part-above-whole = `{ $input }` của chỉ số `{ $code }` là { $value }, nhưng `{ $whole }` chỉ là { $limit }
    .hint = { $part-title } là một phần của { $whole-title }, nên không thể lớn hơn
sql-refused = biểu thức SQL của `{ $input }` (chỉ số `{ $code }`) không được phép: { $reason }
    .hint = viết một biểu thức tổng hợp trên các cột của bảng `{ $table }`
sql-budget = SQL trên bảng `{ $table }` với { $rows } dòng: { $what } là { $value }, giới hạn là { $limit }
    .hint = chia đợt chấm để có ít dòng hơn, hoặc viết biểu thức đơn giản hơn
sql-failed = biểu thức SQL của `{ $input }` (chỉ số `{ $code }`) không tính được: { $reason }

# Appraisals and appeals

appraisal-set-mismatch = tệp thẩm định được lập cho bộ chỉ số `{ $found }`, không phải `{ $expected }`
    .hint = điền vào tệp do `dti appraisal-template` tạo từ một đợt chấm của bộ `{ $expected }`
appraisal-repeated = tệp này giống hệt { $other }
    .hint = mỗi vòng chỉ nêu một lần, tệp phúc tra nêu sau tệp thẩm định
appraisal-not-applicable = hội đồng kết luận về chỉ số `{ $code }`, nhưng chỉ số này { $reason }
    .hint = sửa mã chỉ số hoặc mã đơn vị, hoặc xóa kết luận ở dòng này
appraisal-figure-unasked = `{ $column }` là “{ $value }”, nhưng chỉ số `{ $code }` không hỏi số liệu ở cột ấy
    .hint = chuyển số liệu về đúng cột, hoặc ghi điểm thẩm định
appraised-points-out-of-bounds = điểm thẩm định của chỉ số `{ $code }` là { $value }, không nằm trong khoảng { $minimum } đến { $maximum }
    .hint = ghi điểm trong khoảng ấy
verdict-unknown = kết luận là “{ $value }”, không phải một kết luận đọc được
    .hint = chọn một trong: { $known }
appraisal-reason-missing = hội đồng thay đổi chỉ số `{ $code }` mà không nêu lý do
    .hint = ghi lý do, hoặc chọn “Thống nhất” nếu không thay đổi gì
disagreement-without-change = hội đồng không thống nhất chỉ số `{ $code }` nhưng không ghi điểm hay số liệu thay thế
    .hint = ghi điểm thẩm định hoặc số liệu đã sửa
appraisal-contradiction = `{ $what }` của chỉ số `{ $code }` là “{ $value }” ở một dòng và “{ $other }” ở dòng khác
    .hint = hội đồng thống nhất lại và giữ một giá trị
agreed-points-differ = hội đồng thống nhất chỉ số `{ $code }` nhưng ghi { $value } điểm; điểm đang có là { $points }
    .hint = xóa điểm để xác nhận { $points }, hoặc chọn “Không thống nhất” và nêu lý do
agreed-figure-differs = hội đồng thống nhất chỉ số `{ $code }` nhưng sửa `{ $input }` từ { $submitted } thành { $value }
    .hint = xóa số liệu để xác nhận số đang có, hoặc chọn “Không thống nhất” và nêu lý do
appeal-older = kết luận về chỉ số `{ $code }` ghi ngày { $date } nhưng lại thay thế kết luận ngày { $other }
    .hint = sửa ngày, hoặc nêu các tệp theo đúng thứ tự các vòng

# Scores and index

answer-required = chỉ số `{ $code }` bắt buộc phải có số liệu, nhưng: { $reason }
    .hint = điền số liệu rồi nộp lại phiếu
nobody-scored = không đơn vị nào chấm được
    .hint = sửa các lỗi nêu trên

# Standing

target-unusable = mục tiêu `{ $target }` không đo được: { $reason }
    .hint = { $way-out }

# Outputs

output-unwritable = không ghi được kết quả: { $reason }
    .hint = đóng các tệp kết quả đang mở, kiểm tra quyền ghi và dung lượng đĩa
sheet-left-out = ranking.xlsx không có trang `{ $sheet }`: trang này cần { $rows } dòng, một trang tính chứa được { $limit } dòng
    .hint = dùng scores.csv, cùng nội dung ấy
nothing-to-appraise = không có gì để thẩm định: { $reason }
nothing-to-explain = không có gì để giải thích: { $reason }
run-changed = tệp `{ $file }` không còn như lúc đợt chấm ghi ra
    .hint = chấm lại, hoặc lấy tệp từ bản sao của đợt chấm
runs-unrelated = hai đợt chấm `{ $old }` và `{ $new }` không có { $lacking } nào chung
    .hint = so sánh các đợt của cùng một bộ chỉ số, hoặc khai báo `aliases`, `predecessors` của đơn vị
nothing-to-carry-over = bộ chỉ số `{ $set }` không lấy số liệu nào từ đợt trước
    .hint = ghi `carry-over = "index"` hoặc mã của một chỉ số ở số liệu cần lấy
robustness-undeclared = bộ chỉ số `{ $set }` không nêu lựa chọn nào là không chắc chắn, nên không có gì để biến thiên
    .hint = viết trong set.toml, chẳng hạn: robustness = { "{" } seed = 2025, draws = 10000, weights = { "{" } spread = 0.25, of = "all" { "}" }, leave-out = "indicators" { "}" }; rồi chấm lại, xem criteria/README.md
hypothesis-unfit = `{ $agency }`, `{ $code }`: không thể giả định số liệu này: { $reason }
argument-unfit = { $argument }: `{ $value }` { $reason }
    .hint = { $way-out }
goal-out-of-reach = `{ $agency }` không thể đạt { $goal }: khi cả { $count } chỉ số còn dư địa đều lên mức trần thì chỉ số là { $index }, hạng { $rank }
    .hint = hiện nay: chỉ số { $index-before }, hạng { $rank-before }; hãy đặt mục tiêu gần hơn, hoặc nới trần bằng `--ceiling maximum`; giả định các đơn vị khác đứng yên
costs-unusable = không dùng được bảng chi phí: { $reason }
    .hint = tệp có hai cột `indicator` và `cost`; chi phí là số không âm, dấu thập phân là dấu chấm
run-unreadable = thư mục không phải một đợt chấm đã xong: { $reason }
    .hint = nêu thư mục đã dùng cho `--out`

# Proofs

output-missing = thiếu tệp `{ $file }`, hoặc không đọc được; đợt chấm đã ghi tệp này với sha256 { $recorded }
    .hint = lấy lại tệp từ bản sao của đợt chấm, hoặc chấm lại
output-changed = tệp `{ $file }` không còn như lúc đợt chấm ghi ra: sha256 là { $found }, lúc ghi là { $recorded }
    .hint = lấy lại tệp từ bản sao của đợt chấm; muốn ghi chú thì chép tệp ra chỗ khác rồi sửa bản chép
output-foreign = tệp `{ $file }` không do đợt chấm này ghi ra
    .hint = chuyển tệp ra khỏi thư mục kết quả
input-unnamed = không rõ dữ liệu đầu vào nằm ở đâu, vì thư mục kết quả không có inputs.json
    .hint = nêu { $option }
input-moved = không thấy `{ $path }` ở chỗ cũ
    .hint = nêu chỗ mới bằng { $option }
input-missing = thiếu tệp `{ $file }` mà đợt chấm đã đọc, sha256 { $recorded }
    .hint = đặt lại tệp đã nộp lúc chấm
input-differs = { $what } không phải thứ mà đợt chấm đã dùng: sha256 là { $found }, lúc chấm là { $recorded }
    .hint = dùng lại đúng bản lúc chấm; nếu bản mới là đúng thì chấm lại thành một đợt mới
input-added = tệp `{ $file }` không có lúc chấm, sha256 { $found }
    .hint = chuyển tệp ra khỏi chỗ các tệp đầu vào
version-differs = { $what } là { $found }, lúc chấm là { $recorded }
    .hint = kiểm chứng bằng đúng phiên bản chương trình đã chấm
run-not-made-again = chưa chấm lại được, nên chưa chứng minh được kết quả sinh ra từ dữ liệu đầu vào
    .hint = xử lý các lỗi khác được nêu, rồi chạy lại `dti verify`
run-differs = chấm lại thì `{ $file }` ra khác: { $difference }; số tệp khác nhau: { $count }
    .hint = kết quả đang lưu không sinh ra từ dữ liệu đầu vào đã ghi nhận; lấy lại bản sao, hoặc chấm lại

# Warnings and notes

submission-missing = đơn vị `{ $agency }` chưa nộp phiếu
row-missing = phiếu thiếu dòng của chỉ số `{ $code }`
    .hint = thêm lại dòng ấy như trong mẫu
template-version-differs = mẫu được tạo từ một bản khác của bộ `{ $set }` (dấu { $found }…, nay là { $expected }…)
    .hint = nếu bộ chỉ số đã đổi nội dung hỏi thì cấp lại mẫu; nếu không, không cần làm gì
stamp-contradictory = dấu ẩn của mẫu tự mâu thuẫn: `{ $mark }` là “{ $property }” trong thuộc tính của tệp, nhưng là “{ $sheet }” trong trang ẩn
    .hint = phiếu được đọc theo những gì ghi trên phiếu; kiểm tra xem trang tính có bị chép sang từ tệp khác không
locked-cell-changed = cột `{ $column }` của chỉ số `{ $code }` ghi “{ $value }”, nhưng bộ chỉ số ghi “{ $expected }”
    .hint = ô này bị khóa trong mẫu: ghi lại như bộ chỉ số, và xem số liệu có đúng với nội dung được hỏi không
submission-repeated = tệp giống hệt { $other }, nên được bỏ qua
answer-missing = chưa có `{ $input }` của chỉ số `{ $code }`
denominator-not-positive = không chia được `{ $input }` của chỉ số `{ $code }` cho `{ $denominator }`, vì số này là { $value }
    .hint = nhập số lớn hơn 0 cho `{ $denominator }` của chỉ số `{ $denominator-code }`; nếu không, `{ $input }` coi như thiếu số liệu
denominator-missing = không chia được `{ $input }` của chỉ số `{ $code }` cho `{ $denominator }`, vì thiếu số này
    .hint = cung cấp `{ $denominator }` của chỉ số `{ $denominator-code }`; nếu không, `{ $input }` coi như thiếu số liệu
nothing-to-impute-from = `{ $input }` của chỉ số `{ $code }` vẫn thiếu ở nơi không đơn vị nào cùng nhóm có số liệu; số đơn vị: { $count }
    .hint = cung cấp số liệu, hoặc bù `{ $input }` trong một nhóm rộng hơn
evidence-missing = chỉ số `{ $code }` có số liệu nhưng chưa có tài liệu kiểm chứng nên không được điểm, tình trạng: Cần bổ sung minh chứng{ $explanation }
    .hint = ghi số hiệu – ngày: trích yếu, mỗi tài liệu một dòng, ví dụ: 12/BC-STC – 05/01/2025: Báo cáo kết quả chuyển đổi số; không có tài liệu thì phải giải trình
evidence-mere-cell = ; “{ $value }” không nêu tài liệu nào
evidence-nor-explanation = ; cũng chưa có giải trình
evidence-but-explanation = ; đã có giải trình
evidence-of-wrong-form = tài liệu kiểm chứng của chỉ số `{ $code }` chưa đúng dạng: { $faults }
    .hint = ghi số hiệu – ngày: trích yếu, mỗi tài liệu một dòng, ví dụ: 12/BC-STC – 05/01/2025: Báo cáo kết quả chuyển đổi số
evidence-mere-word = không nêu tài liệu nào
evidence-mere-link = chỉ có đường dẫn, thiếu số hiệu và ngày
evidence-without-number = không có số hiệu ở đầu
evidence-date-for-number = `{ $date }` là ngày, không phải số hiệu
evidence-without-date = không có ngày sau số hiệu
evidence-no-such-date = `{ $date }` không phải một ngày có thật, đủ ngày/tháng/năm
evidence-after-filling-in = ngày { $date } sau ngày lập phiếu { $filled-in }
evidence-far-from-period = ngày { $date } ở quá xa kỳ đánh giá
evidence-without-abstract = thiếu trích yếu
evidence-too-many = ô nêu hơn { $limit } tài liệu, phần sau được gộp vào tài liệu này
self-points-out-of-bounds = điểm tự chấm của chỉ số `{ $code }` là { $value }, phải trong khoảng { $minimum } đến { $maximum }
text-in-legacy-font = “{ $value }” được gõ bằng phông chữ cũ { $font }; có lẽ là “{ $read }”; số ô như vậy trong trang: { $count }
    .hint = chuyển mã sang Unicode bằng Unikey (Ctrl+Shift+F6), đổi phông sang Times New Roman, rồi lưu lại
text-with-hidden-marks = “{ $value }” chứa ký tự ẩn { $mark }, nên chữ nhìn thấy có thể khác chữ được đọc; số ô như vậy trong trang: { $count }
    .hint = xóa nội dung ô rồi gõ lại bằng tay
letter-corrected = chữ `{ $found }` trong “{ $value }” được hiểu là `{ $meant }`
column-unknown = không hiểu cột `{ $column }`, nên bỏ qua
answer-ignored = “{ $value }” được bỏ qua: { $reason }
appraisal-edition-differs = tệp thẩm định được tạo từ một phiên bản khác của bộ chỉ số ({ $found }, nay là { $expected })
    .hint = kiểm tra phần thay đổi của bộ chỉ số có ảnh hưởng đến kết luận không, hoặc tạo lại mẫu
appraisal-date-missing = kết luận về chỉ số `{ $code }` không ghi ngày
    .hint = ghi ngày ở dòng này, hoặc ghi một lần bên cạnh “Ngày thẩm định” phía trên bảng
appraisal-dates-missing = không quyết định nào trong { $count } quyết định của tệp có ghi ngày
    .hint = ghi ngày bên cạnh ô “Ngày thẩm định” phía trên bảng, hoặc trong cột “Ngày”
appraisal-undecided = có ý kiến về chỉ số `{ $code }` nhưng không có kết luận, điểm hay số liệu; không có gì thay đổi
    .hint = chọn kết luận, hoặc ghi điểm
appraisal-without-effect = đơn vị `{ $agency }` không được chấm; số kết luận của hội đồng không có tác dụng: { $count }
agreed-points-moved = hội đồng thống nhất { $value } điểm cho chỉ số `{ $code }`, nay tính ra { $points } vì số liệu của đơn vị khác thay đổi; lấy { $value }
    .hint = xóa điểm nếu hội đồng thống nhất với kết quả tính
agreed-without-evidence = hội đồng thống nhất chỉ số `{ $code }` còn thiếu tài liệu kiểm chứng: xác nhận 0 điểm
    .hint = ghi điểm nếu hội đồng chấp nhận số liệu dù thiếu tài liệu kiểm chứng
appraised-points-beside-figures = hội đồng cho { $value } điểm ở chỉ số `{ $code }`, nhưng số liệu đã sửa cho { $points }; lấy { $value }
    .hint = xóa điểm nếu để cách tính quyết định
appraisal-restores-indicator = chỉ số `{ $code }` lẽ ra được trừ khỏi điểm tối đa; với điểm của hội đồng, chỉ số này được tính lại
indicator-withheld = chỉ số `{ $code }` không được tính cho nhóm “{ $cohort }”, vì cách tính `{ $rule }` hỏng: { $reason }
    .hint = bộ chỉ số viết rule-failure = "withhold": chỉ số bị trừ khỏi điểm tối đa của cả nhóm; hãy sửa phần bổ trợ rồi chấm lại
agency-not-scored = đơn vị `{ $agency }` chưa được chấm vì còn { $count } lỗi
agency-not-ranked = đơn vị `{ $agency }` được chấm nhưng không được xếp hạng: { $reason }
    .hint = đơn vị được liệt kê sau các đơn vị khác; bổ sung số liệu còn thiếu, hoặc sửa ngưỡng đầy đủ trong bộ chỉ số
mean-of-nothing = trung bình của `{ $code }` bằng 0 ở { $count } đơn vị vì một thành phần có 0 điểm hoặc ít hơn: { $agencies }
    .hint = trung bình nhân và trung bình điều hòa cần các thành phần lớn hơn 0: cho cách tính bắt đầu trên 0, như `min-max` với `to = [1, 100]`
plugin-changed = plugin `{ $plugin }` không phải bản đã dùng để chấm đợt này
    .hint = giả định được tính bằng plugin hiện có; hãy dùng chương trình và plugin khi ấy, hoặc chấm lại
cohort-not-ranked = không đơn vị nào của nhóm “{ $cohort }” được xếp hạng
    .hint = nếu số liệu đã đủ thì ngưỡng `coverage` trong bộ chỉ số cao hơn mức mọi đơn vị đạt được
target-not-measured = mục tiêu `{ $target }` không có kết quả{ $cohort }: { $reason }
    .hint = { $way-out }
index-in-band-gap = đơn vị `{ $agency }` không được phân loại: { $points } điểm, bằng { $index } % điểm tối đa, không thuộc mức nào
    .hint = khép khoảng trống trong bộ chỉ số theo quyết định của cơ quan ban hành
band-refused = đơn vị `{ $agency }` không được phân loại: chưa đạt điều kiện bắt buộc
predecessor-unknown = đơn vị `{ $agency }` kế thừa `{ $code }`, nhưng danh mục đơn vị và đợt trước đều không có `{ $code }`
    .hint = sửa `predecessors`, hoặc ghi `aliases` nếu đợt trước gọi đơn vị ấy bằng mã khác
figure-not-carried-over = không lấy được `{ $node }` của đợt trước cho đơn vị `{ $agency }`: { $reason }
    .hint = bổ sung số liệu ấy bằng bảng riêng nếu có nguồn khác
sign-change = `{ $input }` của chỉ số `{ $code }` là { $value }, kỳ trước { $previous }: thay đổi { $change } %, ngưỡng { $limit } %
    .hint = kiểm tra đơn vị tính và tài liệu kiểm chứng; điểm không thay đổi
sign-outlier = `{ $input }` của chỉ số `{ $code }` là { $value }, xa các đơn vị cùng nhóm: trung vị { $median }, MAD { $mad }, z hiệu chỉnh { $score }, ngưỡng { $limit }
    .hint = kiểm tra đơn vị tính và tài liệu kiểm chứng; điểm không thay đổi
sign-self-score = chỉ số `{ $code }`: tự chấm { $self } điểm, tính được { $computed }; lệch { $share } % điểm tối đa { $maximum }, ngưỡng { $limit } %
    .hint = đối chiếu số liệu kê khai với cách tính điểm; điểm không thay đổi
sign-identical = chỉ số `{ $code }`: { $count } số liệu giống hệt nhau ở các đơn vị { $agencies }: { $values }
    .hint = kiểm tra xem số liệu có bị sao chép không; điểm không thay đổi
sign-round = { $count } số liệu của đơn vị `{ $agency }` đều là số tròn: { $values }
    .hint = kiểm tra xem số liệu là số đếm thật hay ước lượng; điểm không thay đổi
sign-cumulative-fell = `{ $input }` của chỉ số `{ $code }` là số lũy kế, nay { $value }, kỳ trước { $previous }
    .hint = số lũy kế không thể giảm: kiểm tra cả hai kỳ; điểm không thay đổi
previous-set-differs = đợt trước được chấm theo bộ chỉ số khác (`{ $old }`, nay `{ $new }`): so sánh { $agencies } đơn vị và { $indicators } chỉ số trùng mã
answer-replaced = `{ $input }` của chỉ số `{ $code }`: đơn vị kê khai { $value }, cơ quan khác cung cấp { $other }; tính theo { $other }
    .hint = nếu số do cơ quan khác cung cấp không đúng, đề nghị cơ quan ấy đính chính
records-replaced = `{ $records }`: đơn vị nộp { $rows } dòng, cơ quan khác cung cấp { $other } dòng; tính theo bảng của cơ quan khác
    .hint = nếu bảng do cơ quan khác cung cấp không đúng, đề nghị cơ quan ấy đính chính
agency-alias-used = “{ $alias }” là tên khác của đơn vị `{ $agency }`
file-skipped = tệp được bỏ qua: { $reason }
