### Trợ giúp của dòng lệnh. Tiếng Anh nằm ngay tại từng tham số trong host/cli/src/arguments.rs, nên tệp này không có bản tiếng Anh.

help-usage = Cách dùng:
help-commands = Lệnh
help-arguments = Tham số
help-options = Tùy chọn
help-default = mặc định
help-choices = chọn một trong

usage-error = lỗi:
usage-value-missing = { $argument } cần có giá trị
usage-value-unfit = giá trị { $value } không hợp lệ cho { $argument }
usage-unknown-argument = không có tham số { $argument }
usage-unknown-command = không có lệnh { $command }
usage-command-missing = sau { $command } còn thiếu lệnh con
usage-argument-missing = còn thiếu: { $argument }
usage-twice = { $argument } chỉ được nêu một lần
usage-conflict = { $argument } không dùng cùng với { $other }
usage-other = dòng lệnh không đúng
usage-did-you-mean = Có phải ý là { $suggested }?
usage-more = Xem thêm: thêm --help vào lệnh.

help-help = In trợ giúp này, hoặc trợ giúp của lệnh được nêu
    .subcommand = Lệnh cần trợ giúp

help-dti = Chấm điểm chuyển đổi số của các cơ quan từ những phiếu mà cơ quan nộp
    .lang = Ngôn ngữ của thông báo và báo cáo [mặc định: vi]
    .plugins = Thêm một phần bổ trợ chấm điểm (thành phần WebAssembly); nêu được nhiều lần
    .require-signed = Từ chối mọi phần bổ trợ không do người mà bộ chỉ số tin cậy ký, theo signers.toml của bộ; phần bổ trợ có sẵn thì không cần
    .cache = Thư mục giữ các phần bổ trợ đã biên dịch [mặc định: thư mục đệm của người dùng]
    .no-cache = Biên dịch lại mọi phần bổ trợ và không giữ gì
    .log-format = Ghi diễn biến ra luồng lỗi chuẩn, mỗi sự việc một dòng; với json thì lỗi và cảnh báo cũng là những dòng như thế, mỗi dòng một đối tượng JSON
    .log-level = Ghi chi tiết đến đâu: info nêu từng chặng với số lượng và thời gian, debug thêm từng tệp và chỉ số, trace thêm từng lượt gọi cách tính điểm; nêu riêng thì như --log-format text
    .help = In trợ giúp
    .version = In phiên bản
    .set = Thư mục có tệp `set.toml`, hoặc tên của một bộ chỉ số có sẵn
    .run = Thư mục mà `dti score` đã ghi
    .jobs = Số tệp (luồng) xử lý cùng lúc [mặc định: theo số bộ xử lý]
    .after =
        Ví dụ:
          dti template hcmc-2023 --out mau
          dti check hcmc-2023 --submissions phieu
          dti score hcmc-2023 --submissions phieu --out ket-qua
          dti explain ket-qua so-y-te 6.3
          dti appraisal-template ket-qua --out tham-dinh.xlsx

        Mã thoát: 0 xong, 1 có lỗi nên không làm được, 2 dùng sai lệnh.

help-dti-score = Chấm các phiếu và ghi báo cáo xếp hạng
    .submissions = Thư mục các tệp đã nộp (.xlsx, .ods, .csv, .parquet), ở mọi cấp
    .out = Thư mục ghi kết quả; kết quả cũ ở đó được thay
    .appraisals = Kết quả thẩm định của hội đồng (.xlsx, .ods, .csv); nêu nhiều lần thì tệp sau thắng tệp trước
    .appeals = Kết quả xử lý kiến nghị, thắng kết quả thẩm định; nêu nhiều lần thì tệp sau thắng tệp trước
    .previous = Thư mục của một đợt chấm trước, để nêu những gì đã thay đổi
    .robustness = Cho biết thứ hạng của từng cơ quan nằm trong khoảng nào nếu những điều bộ chỉ số coi là chưa chắc được chọn khác đi; N là số lần rút [mặc định: theo bộ chỉ số]
    .at = Ngày chấm, ví dụ 2024-01-15 [mặc định: hôm nay]
    .strict = Dừng khi có bất cứ lỗi nào, thay vì để riêng cơ quan có lỗi
    .no-agency-workbooks = Chỉ ghi bảng xếp hạng và các bảng số liệu, không ghi tệp riêng cho từng cơ quan
    .after =
        Ví dụ:
          dti score hcmc-2023 --submissions phieu --out ket-qua
          dti score criteria/my-set --submissions phieu --out ket-qua --strict
          dti score hcmc-2023 --submissions phieu --out ket-qua --at 2024-01-15 --jobs 2
          dti score hcmc-2023 --submissions phieu --out chung-cuoc --appraisal tham-dinh.xlsx --appeal kien-nghi.xlsx
          dti score my-set-2025 --submissions phieu --out ket-qua-2025 --previous ket-qua-2024
          dti score hcmc-2023 --submissions phieu --out ket-qua --robustness=2000

        Kết quả được ghi vào một thư mục bên cạnh rồi đổi tên trong một bước. Cơ quan có lỗi không được chấm, các cơ quan khác vẫn được chấm.

help-dti-check = Kiểm tra bộ chỉ số, và kiểm tra phiếu theo bộ chỉ số, không chấm điểm
    .submissions = Thư mục các tệp đã nộp
    .appraisals = Kết quả thẩm định của hội đồng (.xlsx, .ods, .csv); nêu nhiều lần thì tệp sau thắng tệp trước
    .appeals = Kết quả xử lý kiến nghị, thắng kết quả thẩm định; nêu nhiều lần thì tệp sau thắng tệp trước
    .previous = Thư mục của một đợt chấm trước, để so số liệu khi tìm cảnh báo sớm
    .feedback = Thư mục ghi phản hồi: mỗi cơ quan có điều cần xem lại được một tệp nêu rõ lỗi và bản sao phiếu có đánh dấu ô sai
    .after =
        Ví dụ:
          dti check hcmc-2023
          dti check hcmc-2023 --submissions phieu
          dti check hcmc-2023 --submissions phieu --feedback phan-hoi
          dti check hcmc-2023 --submissions phieu --appraisal tham-dinh.xlsx

help-dti-template = Ghi các phiếu mẫu để cơ quan điền
    .out = Thư mục ghi phiếu mẫu
    .agencies = Chỉ cơ quan này; nêu được nhiều lần
    .after =
        Ví dụ:
          dti template hcmc-2023 --out mau
          dti template hcmc-2023 --out mau --agency so-y-te

help-dti-appraisal-template = Ghi bảng tính để hội đồng thẩm định một đợt chấm
    .out = Bảng tính cần ghi; mặc định là `appraisal-SET.xlsx` trong thư mục hiện tại
    .cohort = Chỉ nhóm này
    .agencies = Chỉ cơ quan này; nêu được nhiều lần
    .after =
        Ví dụ:
          dti appraisal-template ket-qua
          dti appraisal-template ket-qua --cohort so-nganh --out tham-dinh-so-nganh.xlsx
          dti appraisal-template ket-qua --agency so-y-te --out tham-dinh-so-y-te.xlsx

        Điền xong, `dti score --appraisal` đọc tệp này. Nếu ghi cho đợt chấm đã thẩm định thì dùng để xử lý kiến nghị.

help-dti-compare = So sánh hai đợt chấm: ai lên, ai xuống, điều gì thay đổi và điều gì không so sánh được
    .old = Thư mục của đợt chấm trước
    .new = Thư mục của đợt chấm sau
    .out = Ghi cả mọi thay đổi vào một tệp CSV
    .after =
        Ví dụ:
          dti compare ket-qua-2024 ket-qua-2025
          dti compare ket-qua-2024 ket-qua-2025 --out thay-doi.csv

        Mã thoát: 0 đã so sánh; 1 một trong hai không phải đợt chấm hoàn chỉnh, hoặc chúng không có gì chung; 2 dùng sai lệnh.

help-dti-carry-over = Ghi số liệu mà cơ quan kế thừa từ đợt chấm trước, ví dụ số trung bình của các cơ quan đã sáp nhập
    .previous = Thư mục của đợt chấm trước
    .out = Tệp CSV cần ghi
    .after =
        Ví dụ:
          dti carry-over my-set-2025 --previous ket-qua-2024 --out phieu/ke-thua.csv

        Bộ chỉ số nêu số liệu nào được kế thừa: `carry-over = "index"`, hoặc mã của một nút trong bộ chỉ số trước. Tệp này
        là một bảng phẳng, nộp như mọi tệp khác.

help-dti-explain = Giải thích điểm của một chỉ số: ô → số liệu → cách tính → điểm → chỉ số chính → chỉ số DTI
    .agency = Mã cơ quan
    .indicator = Mã chỉ số
    .after =
        Ví dụ:
          dti explain ket-qua so-y-te 6.3

help-dti-standing = Cho biết đợt chấm còn cách mục tiêu bao xa: thứ hạng, chuỗi số liệu, và ai kéo lùi con số chung
    .after =
        Ví dụ:
          dti standing ket-qua

        Đọc standing.json như đợt chấm đã ghi. standing.csv có từng con số cùng nguồn, standing-agencies.csv có từng cơ
        quan còn chậm hoặc chưa báo cáo.

help-dti-verify = Chứng minh một đợt chấm: các tệp đúng như lúc ghi ra, và chấm lại từ dữ liệu đầu vào thì ra giống từng byte
    .submissions = Thư mục các tệp đã nộp [mặc định: chỗ cũ]
    .appraisals = Kết quả thẩm định của hội đồng, theo đúng thứ tự lúc chấm [mặc định: chỗ cũ]
    .appeals = Kết quả xử lý kiến nghị, theo đúng thứ tự lúc chấm [mặc định: chỗ cũ]
    .previous = Thư mục của đợt chấm trước đã dùng để so sánh [mặc định: chỗ cũ]
    .outputs-only = Chỉ đối chiếu các tệp kết quả với run.json, không chấm lại
    .after =
        Ví dụ:
          dti verify ket-qua
          dti verify ket-qua --outputs-only
          dti verify luu-tru/ket-qua --submissions luu-tru/phieu --appraisal luu-tru/tham-dinh.xlsx

        Đợt chấm được chấm lại vào một thư mục tạm, từ bộ chỉ số mà nó lưu và dữ liệu đầu vào; kết quả đang lưu không bị đụng đến. Nếu có inputs.json thì không cần nêu gì thêm.

        Mã thoát: 0 mọi thứ giống nhau, 1 có điều khác hoặc chưa kiểm chứng được, 2 dùng sai lệnh.

help-dti-robustness = Cho biết thứ hạng của từng cơ quan nằm trong khoảng nào nếu những điều bộ chỉ số coi là chưa chắc được chọn khác đi
    .draws = Số lần rút thăm lại mọi điều chưa chắc [mặc định: theo bộ chỉ số]
    .seed = Mầm của số ngẫu nhiên [mặc định: theo bộ chỉ số]
    .export = Tệp CSV ghi từng lần rút: rút được gì, và thứ hạng của mọi cơ quan
    .out = Thư mục ghi các bảng dạng CSV
    .after =
        Ví dụ:
          dti robustness ket-qua
          dti robustness ket-qua --draws 1000 --seed 7 --export cac-lan-rut.csv --out do-vung

        Điều chưa chắc được ghi trong bộ chỉ số, mục `robustness`; xem criteria/README.md. Mầm như nhau cho kết quả như nhau.

help-dti-what-if = Cho biết cần làm gì để đạt một mục tiêu, hoặc điều gì thay đổi nếu số liệu khác đi
    .agency = Mã của cơ quan muốn cải thiện
    .rank = Thứ hạng cần đạt trong nhóm
    .index = Chỉ số cần đạt, tức điểm chia điểm tối đa: từ 0 đến 1
    .target = Một mục tiêu về thứ hạng của bộ chỉ số mà đối tượng là cơ quan trong đợt chấm; hoặc `top-<N>` trong nhóm của cơ quan
    .ceiling = Một chỉ số được nâng đến đâu: maximum là điểm tối đa, best là điểm cao nhất trong nhóm
    .costs = Chi phí để nâng từng chỉ số: CSV có cột `indicator` và `cost`. Chỉ số khác giữ nguyên
    .set = Một số liệu giả định, gọi theo tên trong bộ chỉ số; nêu được nhiều lần
    .out = Tệp CSV ghi câu trả lời
    .after =
        Ví dụ:
          dti what-if ket-qua --agency so-y-te --rank 3
          dti what-if ket-qua --agency so-y-te --index 0.8 --ceiling best --costs chi-phi.csv
          dti what-if ket-qua --target top-five
          dti what-if ket-qua --set so-y-te:6.3:a=950 --set so-y-te:6.3:b=1000

        Không điều gì chạm đến đợt chấm. Các cơ quan khác được coi là đứng yên.

help-dti-criteria = Xem và thử các bộ chỉ số
help-dti-criteria-check = Nêu mọi lỗi của một bộ chỉ số
help-dti-criteria-test = Chạy các ví dụ của một bộ chỉ số qua cách tính của nó
help-dti-criteria-show = In bộ chỉ số như một cuốn sách (Markdown): từng chỉ số, cách tính bằng lời, ví dụ đã tính
    .after =
        Ví dụ:
          dti criteria show hcmc-2023 > hcmc-2023.md
help-dti-criteria-new = Viết một bộ chỉ số nhỏ để bắt đầu
    .folder = Thư mục ghi bộ chỉ số; phải chưa có
    .after =
        Ví dụ:
          dti criteria new my-set
          dti criteria check my-set && dti criteria test my-set

        Tên thư mục trở thành mã của bộ chỉ số: chữ thường không dấu, chữ số, gạch nối. Thư mục đã có thì được giữ nguyên.
help-dti-criteria-diff = So sánh hai bộ chỉ số, hoặc hai phiên bản của một bộ, và in những điểm khác (Markdown)
    .old = Bộ chỉ số trước: thư mục có tệp `set.toml`, hoặc tên của một bộ có sẵn
    .new = Bộ chỉ số sau
    .after =
        Ví dụ:
          dti criteria diff criteria/my-set-2024 criteria/my-set-2025 > thay-doi.md

        Mã thoát: 0 đã so sánh, dù khác hay không; 1 một bộ có lỗi; 2 dùng sai lệnh.
help-dti-criteria-list = Liệt kê các bộ chỉ số có sẵn

help-dti-plugin = Làm việc với các phần bổ trợ chấm điểm
help-dti-plugin-new = Viết một dự án để bắt đầu: một cách tính mẫu, phép thử, README và giao ước
    .name = Tên của phần bổ trợ
    .lang = Ngôn ngữ dùng để viết phần bổ trợ; nêu thêm lần nữa thì là ngôn ngữ của thông báo
    .out = Thư mục ghi dự án [mặc định: theo tên phần bổ trợ]
    .after =
        Ví dụ:
          dti plugin new tien-do
          dti plugin build tien-do && dti plugin test tien-do && dti plugin check tien-do

        Tên này là tên của phần bổ trợ: chữ thường không dấu, chữ số, gạch nối. Thư mục đã có thì được giữ nguyên.
help-dti-plugin-build = Biên dịch một dự án thành một tệp duy nhất để gửi đi
    .folder = Thư mục của dự án
    .out = Tệp ghi phần bổ trợ [mặc định: theo tên phần bổ trợ, trong thư mục của nó]
    .after =
        Ví dụ:
          dti plugin build
          dti plugin build tien-do --out plugins/tien-do.wasm

        Máy còn thiếu gì thì được nêu kèm cách cài.
help-dti-plugin-check = Kiểm tra giao ước, giới hạn, lược đồ, và thử các luật mà mọi cách tính phải giữ trên chính môi trường chạy thật
    .files = Tệp phần bổ trợ, hoặc thư mục dự án (được biên dịch trước)
    .cases = Các ví dụ của tác giả [mặc định: cases.toml trong dự án hoặc cạnh tệp]
    .tries = Số nhóm ngẫu nhiên cần thử với mỗi bộ tham số
    .after =
        Ví dụ:
          dti plugin check tien-do
          dti plugin check plugins/tien-do.wasm plugins/khac.wasm

        Tham số lấy từ các ví dụ của tác giả; nếu không có thì lấy từ ví dụ trong lược đồ và tự sinh theo lược đồ. Các nhóm
        được thử như nhau ở mọi lần chạy.
help-dti-plugin-test = Chạy các ví dụ của tác giả trên chính môi trường chạy thật
    .plugin = Tệp phần bổ trợ, hoặc thư mục dự án (được biên dịch trước)
    .cases = Các ví dụ của tác giả [mặc định: cases.toml trong dự án hoặc cạnh tệp]
    .after =
        Ví dụ:
          dti plugin test
          dti plugin test plugins/tien-do.wasm --cases cases.toml
help-dti-plugin-run = Chấm một bảng số liệu, và cho biết đã dùng bao nhiêu nhiên liệu, bộ nhớ, thời gian
    .plugin = Tệp phần bổ trợ, hoặc thư mục dự án (được biên dịch trước)
    .rule = Cách tính; không cần nêu nếu phần bổ trợ chỉ có một
    .parameters = Tham số: một đối tượng JSON, hoặc tệp chứa đối tượng đó
    .csv = Bảng số liệu
    .points = Điểm tối đa của chỉ số
    .minimum = Điểm tối thiểu của chỉ số
    .reasons = In lý do của từng kết quả
    .after =
        Ví dụ:
          dti plugin run tien-do.wasm --csv so-lieu.csv --parameters '{"{"}"goal": 60{"}"}' --reasons
          dti plugin run plugins/all.wasm --rule tien-do --csv so-lieu.csv --parameters tham-so.json --points 40

        Cột của bảng là đầu vào của cách tính; cột chữ đầu tiên là tên đơn vị. Số viết 12.5, ngày viết 2023-12-31, có và
        không viết true và false; ô trống là thiếu số liệu.
help-dti-plugin-list = Liệt kê các phần bổ trợ cùng những cách tính của chúng
help-dti-plugin-lock = Ghi vào plugins.lock, bên cạnh set.toml, những phần bổ trợ chấm điểm của một bộ chỉ số, theo mã băm
    .after =
        Ví dụ:
          dti plugin lock criteria/my-set
          dti plugin lock criteria/my-set --plugin criteria/my-set/plugins/survey.wasm

        Phần bổ trợ đã khóa thì giữ nguyên. Từ đó mỗi đợt chấm nạp đúng những phần bổ trợ mà tệp khóa nêu, và từ chối mọi phần
        bổ trợ khác.
help-dti-plugin-update = Chấp nhận có chủ đích một phần bổ trợ khác với phần bổ trợ mà bộ chỉ số đã khóa
    .names = Tên phần bổ trợ; nêu được nhiều tên
    .after =
        Ví dụ:
          dti plugin update criteria/my-set survey --plugin new/survey.wasm
help-dti-plugin-verify = Cho biết các phần bổ trợ hiện có có đúng là những tệp mà bộ chỉ số đã khóa không, và ai đã ký
    .after =
        Ví dụ:
          dti plugin verify criteria/my-set
          dti plugin verify criteria/my-set --require-signed

        Mã thoát: 0 đúng; 1 không đúng, hoặc chưa có tệp khóa; 2 dùng sai. Không hỏi gì qua mạng.

help-dti-completions = In phần tự hoàn thành lệnh cho một shell
    .shell = Loại shell
