### Những câu dành cho người viết phần bổ trợ.

plugin-begun =
    Đã viết mã nguồn mẫu vào { $folder }.
      Biên dịch:                dti plugin build { $folder }
      Chạy các ví dụ:           dti plugin test { $folder }
      Kiểm tra luật, giới hạn:  dti plugin check { $folder }
plugin-name-standard = đã có phần bổ trợ chuẩn mang tên này
plugin-name-other = chọn tên khác
plugin-name-unfit = đây không phải là tên phần bổ trợ hợp lệ
plugin-name-fit = chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ tien-do
plugin-elsewhere = nêu một thư mục khác bằng --out
plugin-tool-failed = lời của công cụ ở phía trên; nếu máy không có mạng, xem mục “Without a connection” trong README của SDK
plugin-built =
    Đã ghi { $file }: { $kilobytes } kB, không cần gì từ bên ngoài, biên dịch trong { $seconds } giây.
    { $name } { $version } · { $contract }

# Luật

law-answers = nhóm nào cũng được trả lời, bất kể số liệu
law-answers-way-out = không cho điểm khi số liệu không dùng được; chỉ được từ chối vì tham số hoặc đầu vào
law-shape = câu trả lời có điểm cho từng đơn vị, và có lý do cho từng đơn vị khi cần lý do
law-shape-way-out = chấm mỗi đơn vị đúng một lần, theo thứ tự của nhóm, lý do viết trên một dòng
law-bounds = điểm là số hữu hạn, trong khoảng tối thiểu đến tối đa của chỉ số
law-bounds-way-out = đưa điểm về trong khoảng (`Cohort::earn_points` làm việc này), hoặc khai `UNBOUNDED` nếu chủ ý cho vượt
law-repeat = gọi hai lần như nhau thì điểm và lý do như nhau
law-repeat-way-out = không giữ gì giữa các lần gọi: không dùng biến tĩnh, biến toàn cục
law-order = đổi thứ tự các đơn vị thì điểm đổi thứ tự theo
law-order-way-out = không để gì phụ thuộc vị trí của đơn vị; phân định bằng số liệu, và sắp xếp số liệu trước khi cộng
law-missing = giá trị đứng ở chỗ thiếu số liệu không có nghĩa gì
law-missing-way-out = xem `present` trước khi đọc `values`: thiếu số liệu không phải là 0
law-reasons = điểm như nhau dù lý do viết bằng tiếng Việt, tiếng Anh hay không viết
law-reasons-way-out = tính điểm trước, rồi viết lý do từ kết quả đó
law-alone = chỉ cách tính so sánh (relative) mới được xét đến đơn vị khác
law-alone-way-out = chấm mỗi đơn vị theo số liệu của chính nó, hoặc khai `RELATIVE`
law-direction = số liệu của đầu vào “rising” tăng thì điểm không giảm, của đầu vào “falling” tăng thì điểm không tăng
law-direction-way-out = sửa cách tính, hoặc bỏ chiều của đầu vào này nếu tham số có thể đảo chiều
law-example = với { $trial }: { $what }
law-repeated = lần đầu { $expected }, lần sau { $found }
law-permuted = theo thứ tự khác các đơn vị lẽ ra được { $expected }, nhưng được { $found }
law-unhidden = nếu đặt 0 vào chỗ thiếu thì được { $expected }, đặt 12345 thì được { $found }
law-said-otherwise = với lý do tiếng Việt { $expected }, còn lại { $found }
law-doubled = được { $expected }, nhưng khi mỗi đơn vị có mặt hai lần thì được { $found }
law-single = giữa các đơn vị khác được { $expected }, một mình thì được { $found }
law-moved = tăng `{ $input }` của đơn vị { $agency } từ { $low } lên { $high } làm điểm đổi từ { $few } thành { $many }
law-withheld = không cho điểm
law-refused = từ chối vì số liệu, trong khi chấp nhận một nhóm trống: { $why }
law-no-parameters = không nghĩ ra được tham số nào hợp với lược đồ
origin-cases = lấy từ các ví dụ
origin-examples = lấy từ ví dụ trong lược đồ
origin-schema = tự sinh theo lược đồ
schema-example = ví dụ { $example } của chính nó bị từ chối
schema-no-object = tham số luôn là một đối tượng
schema-accepts = lược đồ chấp nhận { $parameters }, nhưng cách tính gặp sự cố
schema-offers = lược đồ đưa ra { $value } cho `{ $parameter }`, nhưng giá trị này bị từ chối
schema-takes-unknown = tham số `no-such-parameter` cũng được chấp nhận
schema-close-it = hãy khai `additionalProperties: false` (trong Rust: `#[serde(deny_unknown_fields)]`), nếu không lỗi gõ sẽ bị bỏ qua

# Ví dụ và bảng số liệu

cases-none = không có [[case]] nào
case-expects = mỗi ví dụ có đúng một trong hai `earns`, `refuses`
case-range = tối thiểu là { $minimum }, nhưng tối đa là { $maximum }
case-given = `given` phải là một bảng như { "{" } a = 45 { "}" }, hoặc danh sách các bảng, mỗi đơn vị một bảng
case-earns = `earns` phải là số, hoặc "withheld", hoặc danh sách các giá trị đó
case-reason = `reason` phải là văn bản, hoặc danh sách văn bản
case-count = cho số liệu của { $agencies } đơn vị, nhưng ở đây có { $count }
case-refuses = `refuses` phải là true, hoặc một JSON Pointer như "/goal"
case-figure = `{ $input }` = { $value } không phải là { $expected }
case-refused-elsewhere = cần một lời từ chối về `{ $pointer }`, nhưng lại là: { $why }
case-refused = bị từ chối: { $why }
case-accepted = lẽ ra phải bị từ chối, nhưng vẫn được chấm
case-points = cần { $expected }, nhưng được { $found } ({ $reason })
case-says = cần lý do “{ $expected }”, nhưng là “{ $found }”
case-agency = đơn vị thứ { $agency }: { $what }
figure-number = số, viết như 12.5
figure-yes-no = true hoặc false
figure-date = ngày, viết như 2023-12-31
figure-choice = một trong các lựa chọn
table-not-utf8 = tệp không phải UTF-8; hãy lưu dạng “CSV UTF-8”
table-lacks = thiếu cột `{ $input }`; hiện có: { $known }
table-cell = “{ $cell }” không phải là { $expected }

# Kiểm tra và chạy thử

plugin-compiled =
    { $file }: { $name } { $version } · { $contract } · không cần gì từ bên ngoài
    {"  "}{ $kilobytes } kB trên { $limit } kB cho phép, biên dịch trong { $seconds } giây
plugin-loaded =
    { $file }: { $name } { $version } · { $contract } · không cần gì từ bên ngoài
    {"  "}{ $kilobytes } kB trên { $limit } kB cho phép, nạp trong { $seconds } giây từ mã đã biên dịch sẵn
plugin-older = {"  "}theo giao ước cũ, vẫn dùng được; giao ước mới nhất là { $newest }
plugin-rule-inputs = {"    "}đầu vào: { $inputs }
plugin-further-inputs = các đầu vào do tham số nêu tên
plugin-rule-tried = {"    "}tham số: { $origins }; số nhóm đã thử: { $cohorts }
plugin-rule-kept = {"    "}giữ { $kept } trên { $laws } luật
plugin-rule-stopped = {"    "}gặp sự cố nên không thử tiếp; đến lúc đó giữ { $kept } trên { $laws } luật
plugin-rule-used = {"    "}lần gọi tốn nhất: { $fuel } trên { $fuel-limit } đơn vị nhiên liệu; { $memory } trên { $memory-limit } KiB bộ nhớ
plugin-cases-pass = { $count } ví dụ đều đúng.
cases-missing = không có tệp cases.toml; nêu tệp bằng --cases
plugin-parameters = các tham số
plugin-parameters-way-out = viết một đối tượng như {"{"}"goal": 60{"}"} trong dấu nháy của dòng lệnh, hoặc nêu tệp chứa đối tượng đó
plugin-run-unread = Các cột mà cách tính không đọc: { $columns }
plugin-run-used =
    Số đơn vị: { $agencies }
      nhiên liệu  { $fuel } trên { $fuel-limit }
      bộ nhớ      { $memory } trên { $memory-limit } KiB
      thời gian   { $seconds } trên { $seconds-limit } giây
