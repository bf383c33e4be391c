### Những câu mà `dti plugin lock`, `update` và `verify` in ra.

locks-plugin-standard = { $name } { $version } · { $digest }… · có sẵn trong chương trình
locks-plugin-signed = { $name } { $version } · { $digest }… · { $source } · do { $signer } ký
locks-plugin-unsigned = { $name } { $version } · { $digest }… · { $source } · chưa ký
locks-locked = Đã khóa { $count } phần bổ trợ, ghi vào { $file }.
locks-verified = Cả { $count } phần bổ trợ đều đúng là những tệp mà bộ chỉ số đã khóa.
locks-added = Đã khóa `{ $name }`: { $version }, { $digest }
locks-updated =
    Đã chấp nhận `{ $name }`.
      trước đây: { $old-version }, { $old-digest }
      từ nay:    { $version }, { $digest }
locks-unchanged = `{ $name }` vẫn như cũ: { $version }, { $digest }
