-- A library of schema 1, as its version wrote it: one letter of the corpus, with two corrections; for sqlite3.
PRAGMA journal_mode=WAL;
BEGIN;
CREATE TABLE meta (
  "key" TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY ("key")
);
CREATE TABLE bodies (
  id INTEGER NOT NULL,
  name TEXT NOT NULL,
  urn TEXT,
  folded TEXT NOT NULL,
  level TEXT,
  collective BOOLEAN NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE documents (
  id INTEGER NOT NULL,
  urn TEXT NOT NULL,
  symbol TEXT,
  symbol_key TEXT,
  body TEXT,
  type TEXT,
  date TEXT,
  name TEXT,
  register_row TEXT,
  PRIMARY KEY (id),
  UNIQUE (urn)
);
CREATE TABLE letters (
  id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  urn TEXT,
  number TEXT,
  number_key TEXT,
  type TEXT,
  issuer TEXT,
  issuer_id INTEGER,
  place TEXT,
  date TEXT,
  subject TEXT,
  signer TEXT,
  signer_title TEXT,
  on_behalf_of TEXT,
  text TEXT NOT NULL,
  identity TEXT,
  sort_key TEXT NOT NULL,
  added_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(issuer_id) REFERENCES bodies (id)
);
CREATE TABLE versions (
  letter_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  path TEXT NOT NULL,
  ocr BOOLEAN NOT NULL,
  days TEXT NOT NULL,
  made_with TEXT NOT NULL,
  added_at TEXT NOT NULL,
  record BLOB NOT NULL,
  PRIMARY KEY (letter_id, version),
  FOREIGN KEY(letter_id) REFERENCES letters (id) ON DELETE CASCADE
);
CREATE TABLE files (
  id INTEGER NOT NULL,
  path TEXT NOT NULL,
  size INTEGER NOT NULL,
  modified TEXT NOT NULL,
  sha256 TEXT,
  state TEXT NOT NULL,
  reason TEXT,
  made_with TEXT NOT NULL,
  read_at TEXT NOT NULL,
  letter_id INTEGER,
  PRIMARY KEY (id),
  UNIQUE (path),
  FOREIGN KEY(letter_id) REFERENCES letters (id) ON DELETE CASCADE
);
CREATE TABLE recipients (
  letter_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  role TEXT NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (letter_id, position),
  FOREIGN KEY(letter_id) REFERENCES letters (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE directives (
  letter_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  label TEXT,
  path TEXT,
  parent TEXT,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (letter_id, id),
  FOREIGN KEY(letter_id) REFERENCES letters (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE deadlines (
  letter_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  uid TEXT NOT NULL,
  directive_id TEXT,
  kind TEXT NOT NULL,
  due TEXT,
  due_time TEXT,
  inclusive BOOLEAN,
  act_by TEXT,
  start_date TEXT,
  rrule TEXT,
  what TEXT,
  anchor TEXT,
  anchor_date TEXT,
  counted TEXT,
  vague BOOLEAN NOT NULL,
  needs_review BOOLEAN NOT NULL,
  dismissed BOOLEAN NOT NULL,
  review_reasons TEXT NOT NULL,
  readings TEXT NOT NULL,
  computation TEXT NOT NULL,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (letter_id, id),
  FOREIGN KEY(letter_id) REFERENCES letters (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE recipient_bodies (
  letter_id INTEGER NOT NULL,
  recipient INTEGER NOT NULL,
  position INTEGER NOT NULL,
  body_id INTEGER NOT NULL,
  PRIMARY KEY (letter_id, recipient, position),
  FOREIGN KEY(letter_id) REFERENCES letters (id) ON DELETE CASCADE,
  FOREIGN KEY(body_id) REFERENCES bodies (id)
)
 WITHOUT ROWID;
CREATE TABLE directive_bodies (
  letter_id INTEGER NOT NULL,
  directive_id TEXT NOT NULL,
  role TEXT NOT NULL,
  position INTEGER NOT NULL,
  body_id INTEGER NOT NULL,
  PRIMARY KEY (letter_id, directive_id, role, position),
  FOREIGN KEY(letter_id) REFERENCES letters (id) ON DELETE CASCADE,
  FOREIGN KEY(body_id) REFERENCES bodies (id)
)
 WITHOUT ROWID;
CREATE TABLE deadline_bodies (
  letter_id INTEGER NOT NULL,
  deadline_id TEXT NOT NULL,
  role TEXT NOT NULL,
  position INTEGER NOT NULL,
  body_id INTEGER,
  uid TEXT,
  PRIMARY KEY (letter_id, deadline_id, role, position),
  FOREIGN KEY(letter_id) REFERENCES letters (id) ON DELETE CASCADE,
  FOREIGN KEY(body_id) REFERENCES bodies (id)
)
 WITHOUT ROWID;
CREATE TABLE citations (
  letter_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  document_id INTEGER,
  "key" TEXT,
  name TEXT NOT NULL,
  type TEXT,
  date TEXT,
  issuer TEXT,
  title TEXT,
  level TEXT,
  relation TEXT NOT NULL,
  inferred BOOLEAN NOT NULL,
  linked BOOLEAN NOT NULL,
  in_force BOOLEAN,
  superseded_by TEXT,
  candidates TEXT NOT NULL,
  cited_id INTEGER,
  PRIMARY KEY (letter_id, id),
  FOREIGN KEY(letter_id) REFERENCES letters (id) ON DELETE CASCADE,
  FOREIGN KEY(document_id) REFERENCES documents (id),
  FOREIGN KEY(cited_id) REFERENCES documents (id)
)
 WITHOUT ROWID;
CREATE TABLE mentions (
  letter_id INTEGER NOT NULL,
  citation_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  form TEXT NOT NULL,
  relation TEXT NOT NULL,
  pinpoint TEXT,
  cue TEXT,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (letter_id, citation_id, position),
  FOREIGN KEY(letter_id) REFERENCES letters (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE diagnostics (
  letter_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  severity TEXT NOT NULL,
  message TEXT NOT NULL,
  suggestion TEXT,
  span_start INTEGER,
  span_end INTEGER,
  PRIMARY KEY (letter_id, position),
  FOREIGN KEY(letter_id) REFERENCES letters (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE corrections (
  id INTEGER NOT NULL,
  letter_id INTEGER NOT NULL,
  part TEXT NOT NULL,
  ref TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  extracted TEXT NOT NULL,
  shown_as TEXT NOT NULL,
  author TEXT NOT NULL,
  said_at TEXT NOT NULL,
  withdrawn BOOLEAN NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(letter_id) REFERENCES letters (id) ON DELETE CASCADE
);
CREATE VIRTUAL TABLE fulltext USING fts5(words, content='', tokenize='ascii');
CREATE INDEX bodies_by_name ON bodies (name);
CREATE INDEX bodies_by_urn ON bodies (urn);
CREATE INDEX documents_by_symbol ON documents (symbol_key, body);
CREATE INDEX letters_by_identity ON letters (identity);
CREATE INDEX letters_in_order ON letters (sort_key);
CREATE INDEX ix_letters_issuer_id ON letters (issuer_id);
CREATE INDEX letters_by_number ON letters (number_key);
CREATE INDEX letters_by_urn ON letters (urn);
CREATE INDEX ix_letters_date ON letters (date);
CREATE INDEX ix_versions_sha256 ON versions (sha256);
CREATE INDEX ix_files_letter_id ON files (letter_id);
CREATE INDEX ix_files_sha256 ON files (sha256);
CREATE INDEX deadlines_by_day ON deadlines (due);
CREATE INDEX recipient_bodies_by_body ON recipient_bodies (body_id);
CREATE INDEX directive_bodies_by_body ON directive_bodies (body_id);
CREATE INDEX deadline_bodies_by_body ON deadline_bodies (body_id);
CREATE INDEX ix_citations_document_id ON citations (document_id);
CREATE INDEX ix_corrections_letter_id ON corrections (letter_id);
CREATE VIEW letter_deadlines AS
        SELECT d.letter_id, d.id, l.number, l.issuer, l.date AS letter_date, b.name AS who, d.what, d.due, d.act_by,
               d.due_time, d.kind, d.rrule, d.anchor, d.needs_review, d.directive_id,
               substr(l.text, d.span_start + 1, d.span_end - d.span_start) AS quote,
               substr(l.text, d.sentence_start + 1, d.sentence_end - d.sentence_start) AS sentence
        FROM deadlines d JOIN letters l ON l.id = d.letter_id
        LEFT JOIN deadline_bodies w ON w.letter_id = d.letter_id AND w.deadline_id = d.id AND w.role = 'who'
        LEFT JOIN bodies b ON b.id = w.body_id
        WHERE NOT d.dismissed;
CREATE VIEW letter_directives AS
        SELECT d.letter_id, d.id, l.number, l.issuer, l.date AS letter_date, d.path, w.role, b.name AS body,
               substr(l.text, d.span_start + 1, d.span_end - d.span_start) AS quote
        FROM directives d JOIN letters l ON l.id = d.letter_id
        LEFT JOIN directive_bodies w ON w.letter_id = d.letter_id AND w.directive_id = d.id
        LEFT JOIN bodies b ON b.id = w.body_id;
CREATE VIEW letter_citations AS
        SELECT c.letter_id, c.id, l.number, l.issuer, l.date AS letter_date, c.relation, c.key, c.name, c.date, c.issuer
               AS cited_issuer, c.in_force, c.superseded_by, d.urn,
               m.pinpoint, m.form, substr(l.text, m.span_start + 1, m.span_end - m.span_start) AS quote
        FROM citations c JOIN letters l ON l.id = c.letter_id
        JOIN mentions m ON m.letter_id = c.letter_id AND m.citation_id = c.id
        LEFT JOIN documents d ON d.id = c.document_id;
INSERT INTO meta (key, value) VALUES ('schema', '1');
INSERT INTO meta (key, value) VALUES ('last_letter', '1');
INSERT INTO bodies (id, name, urn, folded, level, collective) VALUES (1, 'Văn phòng Tỉnh ủy Đông Khơi', 'vn;dong.khoi:tinh.uy;van.phong', 'van phong tinh uy dong khoi', 'province', 0);
INSERT INTO bodies (id, name, urn, folded, level, collective) VALUES (2, 'huyện ủy', 'vn;dong.khoi;huyen.*:huyen.uy', 'huyen uy', 'district', 1);
INSERT INTO bodies (id, name, urn, folded, level, collective) VALUES (3, 'thành ủy', 'vn;dong.khoi;thanh.pho.*:thanh.uy', 'thanh uy', 'district', 1);
INSERT INTO bodies (id, name, urn, folded, level, collective) VALUES (4, 'Ban cán sự đảng Ủy ban nhân dân tỉnh', 'vn;dong.khoi:ban.can.su.dang.uy.ban.nhan.dan', 'ban can su dang uy ban nhan dan tinh', 'province', 0);
INSERT INTO bodies (id, name, urn, folded, level, collective) VALUES (5, 'Đảng ủy Quân sự tỉnh', 'vn;dong.khoi:dang.uy.quan.su', 'dang uy quan su tinh', 'province', 0);
INSERT INTO bodies (id, name, urn, folded, level, collective) VALUES (6, 'Đảng ủy Công an tỉnh', 'vn;dong.khoi:dang.uy.cong.an', 'dang uy cong an tinh', 'province', 0);
INSERT INTO bodies (id, name, urn, folded, level, collective) VALUES (7, 'Đảng ủy Bộ đội Biên phòng tỉnh', 'vn;dong.khoi:dang.uy.bo.doi.bien.phong', 'dang uy bo doi bien phong tinh', 'province', 0);
INSERT INTO bodies (id, name, urn, folded, level, collective) VALUES (8, 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', 'vn;dong.khoi:mat.tran.to.quoc', 'mat tran to quoc tinh', 'province', 0);
INSERT INTO bodies (id, name, urn, folded, level, collective) VALUES (9, 'Tỉnh đoàn', 'vn;dong.khoi:doan.thanh.nien', 'doan thanh nien tinh', 'province', 0);
INSERT INTO bodies (id, name, urn, folded, level, collective) VALUES (10, 'Như trên', NULL, 'nhu tren', NULL, 0);
INSERT INTO bodies (id, name, urn, folded, level, collective) VALUES (11, 'Văn phòng Trung ương Đảng', 'vn:trung.uong;van.phong', 'van phong trung uong', 'central', 0);
INSERT INTO bodies (id, name, urn, folded, level, collective) VALUES (12, 'Thường trực Tỉnh ủy', 'vn;dong.khoi:tinh.uy;thuong.truc', 'thuong truc tinh uy', 'province', 0);
INSERT INTO bodies (id, name, urn, folded, level, collective) VALUES (13, 'Sở Nông nghiệp và Phát triển nông thôn', 'vn;dong.khoi:so.nong.nghiep.va.phat.trien.nong.thon', 'so nong nghiep va phat trien nong thon', 'province', 0);
INSERT INTO bodies (id, name, urn, folded, level, collective) VALUES (14, 'Các huyện ủy, thành ủy', NULL, 'cac huyen uy thanh uy', NULL, 0);
INSERT INTO bodies (id, name, urn, folded, level, collective) VALUES (15, 'các huyện ủy miền núi', NULL, 'cac huyen uy mien nui', NULL, 0);
INSERT INTO bodies (id, name, urn, folded, level, collective) VALUES (16, 'huyện ủy miền núi', 'vn;dong.khoi;huyen.*:huyen.uy', 'huyen uy mien nui', 'district', 1);
INSERT INTO bodies (id, name, urn, folded, level, collective) VALUES (17, 'Cấp ủy nơi xảy ra sự cố đê điều, hồ đập', 'vn;dong.khoi:tinh.uy;cap.uy.*', 'cap uy noi xay ra su co de dieu ho dap', 'province', 1);
INSERT INTO bodies (id, name, urn, folded, level, collective) VALUES (18, 'Đảng ủy Công an tỉnh, Đảng ủy Bộ đội Biên phòng tỉnh', NULL, 'dang uy cong an tinh dang uy bo doi bien phong tinh', NULL, 0);
INSERT INTO bodies (id, name, urn, folded, level, collective) VALUES (19, 'các huyện ủy, thành ủy', NULL, 'cac huyen uy thanh uy', NULL, 0);
INSERT INTO bodies (id, name, urn, folded, level, collective) VALUES (20, 'Văn phòng Tỉnh ủy', 'vn;dong.khoi:tinh.uy;van.phong', 'van phong tinh uy', 'province', 0);
INSERT INTO documents (id, urn, symbol, symbol_key, body, type, date, name, register_row) VALUES (1, 'urn:lex:vn;dong.khoi:tinh.uy;van.phong:cong.van:2024-09-03;2154-cv-vptu', '2154-CV/VPTU', '2154CVVPTU', 'vn;dong.khoi:tinh.uy;van.phong', 'cong.van', '2024-09-03', 'Công văn số 2154-CV/VPTU', NULL);
INSERT INTO documents (id, urn, symbol, symbol_key, body, type, date, name, register_row) VALUES (2, 'urn:lex:vn;dong.khoi:tinh.uy:ke.hoach:2024-05-20;145-kh-tu', '145-KH/TU', '145KHTU', 'vn;dong.khoi:tinh.uy', 'ke.hoach', '2024-05-20', 'Kế hoạch số 145-KH/TU', NULL);
INSERT INTO documents (id, urn, symbol, symbol_key, body, type, date, name, register_row) VALUES (3, 'urn:lex:vn:trung.uong:quy.dinh:2022-10-07;85-qd-tw', '85-QĐ/TW', '85QDTW', 'vn:trung.uong', 'quy.dinh', '2022-10-07', 'Quy định số 85-QĐ/TW', '85-QĐ/TW@2022-10-07');
INSERT INTO documents (id, urn, symbol, symbol_key, body, type, date, name, register_row) VALUES (4, 'urn:lex:vn;dong.khoi:tinh.uy;van.phong:cong.van:2024-09-05;2187-cv-vptu', '2187-CV/VPTU', '2187CVVPTU', 'vn;dong.khoi:tinh.uy;van.phong', 'cong.van', '2024-09-05', '2187-CV/VPTU', NULL);
INSERT INTO letters (id, version, urn, number, number_key, type, issuer, issuer_id, place, date, subject, signer, signer_title, on_behalf_of, text, identity, sort_key, added_at, changed_at) VALUES (1, 1, 'urn:lex:vn;dong.khoi:tinh.uy;van.phong:cong.van:2024-09-05;2187-cv-vptu', '2187-CV/VPTU', '2187 cv vptu', 'Công văn', 'Văn phòng Tỉnh ủy Đông Khơi', 1, 'Đông Khơi', '2024-09-05', 'Về ứng phó bão số 3 và mưa lũ sau bão', 'Vũ Đình Khải', 'Chánh Văn phòng', 'Ban Thường vụ', 'TỈNH ỦY ĐÔNG KHƠI
VĂN PHÒNG
*
Số 2187-CV/VPTU
Tập trung ứng phó bão số 3
và mưa lũ sau bão

HỎA TỐC

ĐẢNG CỘNG SẢN VIỆT NAM
Đông Khơi, ngày 05 tháng 9 năm 2024

Kính gửi:
- Các huyện ủy, thành ủy,
- Ban cán sự đảng Ủy ban nhân dân tỉnh,
- Đảng ủy Quân sự tỉnh, Đảng ủy Công an tỉnh, Đảng ủy Bộ đội Biên phòng tỉnh,
- Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, Tỉnh đoàn.

Theo bản tin phát lúc 13 giờ ngày 05/9/2024, bão số 3 mạnh cấp 16 đang tiến nhanh vào vịnh Bắc Bộ, khả năng ảnh hưởng trực tiếp đến tỉnh ta. Tiếp theo Công văn số 2154-CV/VPTU, ngày 03/9/2024 của Văn phòng Tỉnh ủy, căn cứ Kế hoạch số 145-KH/TU, ngày 20/5/2024 của Ban Thường vụ Tỉnh ủy về lãnh đạo công tác phòng, chống thiên tai năm 2024 (sau đây gọi là Kế hoạch 145), Thường trực Tỉnh ủy yêu cầu:

(1) Ban cán sự đảng Ủy ban nhân dân tỉnh lãnh đạo kêu gọi toàn bộ tàu, thuyền, lồng bè vào nơi tránh trú trước 16 giờ 30 ngày 06/9/2024; thực hiện cấm biển từ 18 giờ cùng ngày.

(2) Các huyện ủy, thành ủy ven biển sơ tán xong người dân ở vùng trũng, nhà yếu chậm nhất 10 giờ 00 phút ngày 07/9; các huyện ủy miền núi rà soát, cắm biển cảnh báo các điểm có nguy cơ sạt lở trước 12h ngày 07/9. Không để người dân quay lại khi chưa bảo đảm an toàn.

(3) Đảng ủy Quân sự tỉnh chủ trì, phối hợp với Đảng ủy Công an tỉnh, Đảng ủy Bộ đội Biên phòng tỉnh bố trí lực lượng, phương tiện theo phương châm “bốn tại chỗ” quy định tại mục III Kế hoạch trên; trực chỉ huy 24/24 giờ. Cấp ủy nơi xảy ra sự cố đê điều, hồ đập phải báo cáo Thường trực Tỉnh ủy trong vòng 02 giờ kể từ khi phát hiện.

(4) Chế độ thông tin: các huyện ủy, thành ủy báo cáo nhanh với Thường trực Tỉnh ủy (qua Văn phòng Tỉnh ủy) trước 16 giờ hằng ngày; gửi báo cáo tổng hợp thiệt hại chậm nhất 17 giờ ngày 10/9/2024. Cán bộ, đảng viên không phát tán tin chưa kiểm chứng, chấp hành nghiêm Quy định số 85-QĐ/TW, ngày 07/10/2022 của Ban Bí thư về việc cán bộ, đảng viên thiết lập và sử dụng trang thông tin điện tử cá nhân trên Internet, mạng xã hội.

(5) Ngay sau khi bão tan, Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, Tỉnh đoàn huy động đoàn viên, hội viên giúp Nhân dân dọn dẹp, khôi phục sản xuất; tiếp nhận, phân bổ hàng cứu trợ đúng Luật Phòng, chống thiên tai, không trùng, không sót.

Các nhiệm vụ khác tiếp tục thực hiện theo Công văn 2154-CV/VPTU và Kế hoạch 145. Thường trực Tỉnh ủy đề nghị các đồng chí bí thư cấp ủy trực tiếp chỉ huy tại địa bàn, hoãn các cuộc họp chưa cần thiết cho đến khi có thông báo mới.

Nơi nhận:
- Như trên,
- Văn phòng Trung ương Đảng,
- Thường trực Tỉnh ủy,
- Sở Nông nghiệp và Phát triển nông thôn,
- Lưu Văn phòng Tỉnh ủy.

T/L BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG

(đã ký)

Vũ Đình Khải
', 'van phong tinh uy dong khoi|2187 cv vptu|2024-09-05', '2024-09-05|urn:lex:vn;dong.khoi:tinh.uy;van.phong:cong.van:2024-09-05;2187-cv-vptu|61e89da5f866', '2026-11-22T20:01:01Z', '2026-11-22T20:01:01Z');
INSERT INTO versions (letter_id, version, sha256, path, ocr, days, made_with, added_at, record) VALUES (1, 1, '61e89da5f8667e7ea1ab9e8d5d268d374f7be422d67e2dff21efd21309302757', '/thu/party-vptu-cong-van-01.txt', 0, '["2024-09-05", "2024-09-06", "2024-09-07", "2024-09-07", "2024-09-10"]', '0.1.0/fe936ccbffae', '2026-11-22T20:01:01Z', X'0178bb0637c957ed5d4b6f1bc911fe2b024f2b8092e73da48400596f1e6bd830bc416020480c832247246169a89043ad7508b04e0e412e8bddec219704b12304c906308220c8611de4a478ff47f697a4abfa5533d33d0f92f2aed63ce82092d3d38faaeaeaaaafbf32609d6f31b9ba75c65ab8d83b3fcb967b204b7b4c969865d8cf9ec20eafa0d0919bf4faa34178dc8ba2388993813b38ea27bd5138f2a2dec88f83e3f828093c6fc4bef546c7c79e9b1c8f3cd777fabee3c521e85b3b28f47f3f41faa0bbef7ff9fc0e142cffe57dc814fd96523c7b6e0fa9c91e3e00a8f08f49d971ce997d06d9bea3abcb9990e89fa508e80334c1c9ebcf018283df22caf87ffffef85db04f5092b601bf33eb1d2cebddc9972fa67a4f2cbba08195dfd99e2f90200224c3c52a813a2a2e8868524de4ca8b60e0433966d10f96f02d3e2e7e92ff9eebfb20357f8b3789904c70ba731b8555448ec9ebea593c1f726edffb8353f516b10570ca1a41fb9ccc040e09caaa71013fb97a35dc717d4177a77c0e04bd055dbaa8b2962937076e04f47b0810e2003aac928e58cc73ae8fb7b1b4f26de4187e3201b2415ebe1e3a30e100e23fea7c91c03f09f88fa88c970d98591084bed0f9a2e9f4dc309072a984c3179d175b238dc653dc04e1bd2d5ffd7583307ff7d773f0929f6ab5498afd84a61fc8dd68de992eeed59fa2c9e3d8b2c1544b7319a40cf0e45c47591f77bbd530950b400021bdfd8124786d2beff9513c810605681ab94239e9e8d5f325681628dab3b40b9bcc6790f4bffa2b170804c765f3ab17785b0e589025f28d4911173c65e99d482cdf6101c80a6277ca316829df0adc9e7878c8493ae17945fe5aadfa3be7492adb42cc2ccc088234d331cee794cf01a0a7ceb1f56cfefa730414408da90b04f64138f7e5a9243a761dd11bc781157e25d16b4e7cab7f982bc129585f394e38bd7a35dd99cb7a04b8d9fe5d0d73c875456668871a66c9ec6d3a5e4a0036c0174f1086ad26d69b90f7ef33fb89f2c733bef931fe7cc95c3abebb03109183c0c04cccb8789ca2ed5256e41d7fb7c6fe098e41e0f1edf2529d538d160472f28d594710bf4fe1452f0532ee44013f5409f88ce0a0d587cc21f8d329a042a181546098a1dbbffbeaa33f18e0cdf27874c740917a28356f883785d922432114c920bacfb63685a2434578cac677b1331ff0291bc208989eff8dafed33a648e88fc0d4b35d16eace5f4eab384cf3d0744d61ea781514a65ca7f87a06bb164adb83b2d4e69548f74a587f5cde6acc01c0412d2679d7601724627f8cc0498143d58cb879da55be094ee46252e58c731b9c2b50dd0121742f427d05bfab700391417f9a0aed10385a5132042db98ef37252fbd3320ebe17166f6cc682e2d833c5cf700f11ccd51574fdfcbe11f764c1eba2956380056f4c4ba9e6f0c7ac5161ef39d5ef9d344be6699275f94e3f46ce742490e28212eeeedc1f335b013b138812fa061914cd5edf4141b54101442b851fe108bb82c28a0f773c05fe76c2ae3f42be7976f6fce2ac8b4b36458bf367a8e90d8eced325acff611e5e0dd6011ec698c5042144bc020108ec2568e32bf6912839f5c0ba5b77a58cb0e9fb027e22fe5d5cfd3313d4bf889f276513d82f5e0cab6a1414dd1ceae1e0f2165d80fd6a7d2bd796804f3ee326f0a5912f39ef9069a3262e7a80440ff0de09f2855fa6022bcca123c0ff7f26b4041c0f2da1706d457877b8cdb01d4c0826eaf329d80e237db12ea18cce70ce78183878ba75e05dfc01af3f240b0e0b867536bd0fb8ba0bda95942f2f72aa1b71b6a459418b7ccf488bfcdefb57cfd8792b77b8621ac524ed126e5aecc27f0f5fc3f54664ffbe8b56df86b9a5a7314b884485c22c9ddda1c7aa8e0d6adbf461c9fe0701922793d954854fd809771fef511881330602657b0b39e6e400d2180e1045b199189ee399baa3e1b585fee9448f78ae43c1b5f5a7d91de361b64350b1a5a5535f2a40ec7b13747fc9947656274d2e4880aadeac32895510d9c6276a124f5677cd5d04845800b22b0706486a5c6232fa4e635cab3580a19bd5e48e557052e3324a58a7afda8802af3521b2d589a2c9185564ac1f36e450b5c011951e5d171a51bf600d306291c5b4cdb1944c5b5f05b5fda6d3b6c2dbca460e62c343f6b758ee4b1c24add36a34798f727af8a682483405a0302eaedf70b2aafb699c1a391f50b599cd8fd9fa9b5f50186865f3b8255866dad27cfd4cd95f7734db1fcd10df54b5abd1255edf2f26d65da58dfda8a99caff07ee30c1419b56b66bc3802c394e6d9b16b2752fb80342312462a230295df1bb102f346728dd77994f495914ec2f41bc0e21b346d00f89bdca6d6f07eda6b7dbf0511401b02f397bdb53658fed61e381950e811d064af7e40abbcab3c4a2c95cafe81269233e68bb24542c5008380df646cd16a075e7588a06354777cbcb0476c7563ac383d3adaf3ad855f5557b4e5feb3dfe080519b926d4eeed9ea4ce01fe280e499a0610a768d3c024129293ee090e0476bf998487e83faa296180011102f54779bbcb80a16d5be30b20210775422a453412f4b7f54c72f1b00fbe28a170dd649a8d40a6403105e5916734cb3626887301d2da966d7cc371121543cf6515845306965ebb370ccb20eea97c4aada43ec875590f5b66f29ecf0aeaf21fa816382cadda1882523c1adc492361997e7f5d4bee2f5bdd688ff4a9dd2c06d1507eed881dbf43735c06d0f08d69cb8a85184f94ff3337fad51648337b351a2503111876cee2c687035abdfcdcfdb4a68f076e17c22d53d4dc0d88b5a1a6e9a693003a473773e6a63d85abcf84f2d5b9569429ab42d150bc3465cb1dc5ed4ecca8315a1f436a4b189b155478ebeb9f43c9b0e0dabe2ff0c1618964a4a379a570bb1c4b174457b0ea98d225ef24d8bb080dc2483d1c934c52e7532b743ddef2d38e09ac0015a5efa2a8aeb7ac0805c06c9b1452032eb5965b669ecb41fca8dbb4feb4f5549e80d0f9d96a41ca637f3f3a2be856a7c6ba01a3419a3fd873050385b9faa974fd5cbb7aa576d6857bf52c15e3d5f6f01274c02df64ccd81a3edf5078dcf514c3804b03e48be5d919bf885333d46f41f4ba1057826040c9d6047933b345106d1144750822a264580649243a21e7c9ed5740ed5740ed5760b55fd5d2455f196b46a1fe5be320e4f5d82feb31c43eb228afcc5b94d716e575cd282fa298fd5805b183401d15426a0b426a0b42ab2dd864aed5731cc534e404fd66f6e286275b4bf602620c9809180665cb11774a4710cd93d7202ca2e7baa7602f7d476e0619bc7bb4cc659d22fed1e36c8ac376a303c1e4303c592ed0f01d0f4e1649b7f3649a2a7052b7f3e164061d6e1d8f78048f0eb262d661339123deafc7dfa4b009d3aa61f6f8e8a234e5320427c34e263cdac6424b125505ab4636a5eb590229808e8c4df6628f766190439cbd451147b52618715448b7847977a56358f33817b1fa8ea7024458bb862bbd5756fab8a0f4ce8153507ace1764d4f99ae091d6f00dc4fbac1a7db3bd489b5518ce4ecf969988d9ffb4235c22766cc184eb81587590fdbf307f8bbb52faf6ae2ee0015e08f0534f15f7602e617bf5fc942f445eca98a83bf282226f117f294f3a4b4ebf2e564a280c9340f1ccce3be828fd46fe305b8207b3db795430769ec5d8ad1893b498b6cdc89e7ca586903a5e68b765dbf8378d7f9b96cc75c35e9de9b3b447ec9cabeeecb3f6e46df1ccafb7735ec9ce55393795f347ecdca666b291b1cbf56183866f6b930c36a95a02c8c6ab4065ae43f9900b46698382a2dedcd3f52afd786b9aaedb34b5ca2ed04899d3d3c985509aac409a2c8e2eb0f95f4c7dd38c38606ba45388d952d15a885661c39500d54736ebb45677aa60afc3c1592b16641886a17fd707bb6526331d02348a7d9a5ff6e16cc93136f27619b30fcb740ad33e992d014bb5c036e4dafea26090602f4b9364b4783c677629f9501378c27fecc3c142c413befae8f72da512f27b19276e81af159fdc3f307afeebf45044a0f86f74f91e7e9c7964f1ded613024571e82be2b4200eac86b4554e9036afc2624c212bac65d3e6346b4daeb9acd059b345f0a39c45900f0b91a2b6fb46a44fc9d261fab4a993674a2891662305c775a358f97a61d9d70b4b81ac6a5f8f69db723e9f62c26e3e5f6220f2073ffafe07dff9debb77eefda4c20bb41d776db9ba4232aeb1b53d9f0ee0673680b4d51edff4a3f11b37e26ca20d6fb403d357bd986b74b1c3b28b7d82a17fe95157fad207402a249cdd92571b34f56a9ba6f72cd678d3d966da03c5eccf0c41b0b6c18e5c8543c08ba766835d7b25813d1ce96e117f1f54961aeeb7367b4f97305467a33877c3b749dcd3d23e693e761dddbc2bf787a8b43f604575ba3fc46d629e8d3781e653f9f68436f9d47f1d96a9d56a28e58e15cd76ecf42b8ed45bed6eabdd4604442e6dada6be0ff7cfb932c7f953b2f950bc5a9a389fe5d56a7cad800aabe6dfec5437390d93a5cde97dd8e6586b14966b39bcae36ef2650836f4fb65a3111ba520962222c8f5fb744aaeea88098e77a8eddfa99b4b7efe5b4d77ea2dd22a19a22a18cc6d1f35cd76c6af1083018a7b345361d72db329c8d50f704a464ef2219ccf714a3326b9e69f27c9ac186cd3e8560e069b2580cc6f010d4776e1cd505d52c64070e314ef0ab25b26ceab03c1d553167bd588ec7c942dc5afae10482c1ffc2b6f65180d61c8d2520bc5ad78b69a8965d4743b827b7b1da8ebfc1189f2d6cbdf628aec1a4db9c07d257b889d75446eecdd01142f820e7f4257842f5eec512e36f7ceaaffe2358c0f74103ff0f0244e24e');
INSERT INTO files (id, path, size, modified, sha256, state, reason, made_with, read_at, letter_id) VALUES (1, '/thu/party-vptu-cong-van-01.txt', 3450, '1741132800000000000', '61e89da5f8667e7ea1ab9e8d5d268d374f7be422d67e2dff21efd21309302757', 'read', NULL, '0.1.0/fe936ccbffae', '2026-11-22T20:01:01Z', 1);
INSERT INTO recipients (letter_id, position, role, span_start, span_end) VALUES (1, 0, 'addressee', 173, 195);
INSERT INTO recipients (letter_id, position, role, span_start, span_end) VALUES (1, 1, 'addressee', 199, 235);
INSERT INTO recipients (letter_id, position, role, span_start, span_end) VALUES (1, 2, 'addressee', 239, 313);
INSERT INTO recipients (letter_id, position, role, span_start, span_end) VALUES (1, 3, 'addressee', 317, 365);
INSERT INTO recipients (letter_id, position, role, span_start, span_end) VALUES (1, 4, 'copy', 2456, 2464);
INSERT INTO recipients (letter_id, position, role, span_start, span_end) VALUES (1, 5, 'copy', 2468, 2493);
INSERT INTO recipients (letter_id, position, role, span_start, span_end) VALUES (1, 6, 'copy', 2497, 2516);
INSERT INTO recipients (letter_id, position, role, span_start, span_end) VALUES (1, 7, 'copy', 2520, 2558);
INSERT INTO recipients (letter_id, position, role, span_start, span_end) VALUES (1, 8, 'archive', 2562, 2583);
INSERT INTO directives (letter_id, id, label, path, parent, span_start, span_end) VALUES (1, 'd1', '(1)', '(1)', NULL, 768, 944);
INSERT INTO directives (letter_id, id, label, path, parent, span_start, span_end) VALUES (1, 'd2', '(2)', '(2)', NULL, 946, 1212);
INSERT INTO directives (letter_id, id, label, path, parent, span_start, span_end) VALUES (1, 'd3', '(3)', '(3)', NULL, 1214, 1546);
INSERT INTO directives (letter_id, id, label, path, parent, span_start, span_end) VALUES (1, 'd4', '(4)', '(4)', NULL, 1548, 1973);
INSERT INTO directives (letter_id, id, label, path, parent, span_start, span_end) VALUES (1, 'd5', '(5)', '(5)', NULL, 1975, 2442);
INSERT INTO deadlines (letter_id, id, uid, directive_id, kind, due, due_time, inclusive, act_by, start_date, rrule, what, anchor, anchor_date, counted, vague, needs_review, dismissed, review_reasons, readings, computation, sentence_start, sentence_end, span_start, span_end) VALUES (1, 't1', '3ab9b5c3-17c2-5f13-bd3f-f47921f7c1e3', 'd1', 'date', '2024-09-05', '16:30', 0, '2024-09-05', NULL, NULL, 'lãnh đạo kêu gọi toàn bộ tàu, thuyền, lồng bè vào nơi tránh trú', NULL, NULL, NULL, 0, 0, 0, '[]', '[]', '["Nguyễn Văn Thư ghi ngày 05/09/2024"]', 772, 944, 873, 903);
INSERT INTO deadlines (letter_id, id, uid, directive_id, kind, due, due_time, inclusive, act_by, start_date, rrule, what, anchor, anchor_date, counted, vague, needs_review, dismissed, review_reasons, readings, computation, sentence_start, sentence_end, span_start, span_end) VALUES (1, 't2', 'b2ba2f56-ff1b-50f2-b6b8-62c98b25a072', 'd2', 'date', '2024-09-07', '10:00', 1, '2024-09-06', NULL, NULL, 'ven biển sơ tán xong người dân ở vùng trũng, nhà yếu', NULL, NULL, NULL, 0, 0, 0, '[]', '[]', '["không ghi năm: ngày đầu tiên từ ngày ban hành trở đi thuộc năm 2024", "làm xong chậm nhất 06/09/2024, ngày làm việc cuối cùng trước 07/09/2024 (nghỉ cuối tuần)"]', 950, 1158, 1026, 1060);
INSERT INTO deadlines (letter_id, id, uid, directive_id, kind, due, due_time, inclusive, act_by, start_date, rrule, what, anchor, anchor_date, counted, vague, needs_review, dismissed, review_reasons, readings, computation, sentence_start, sentence_end, span_start, span_end) VALUES (1, 't3', '54bc513f-7d81-5c2a-b368-6666c7fbd2d0', 'd2', 'date', '2024-09-07', '12:00', 0, '2024-09-06', NULL, NULL, 'rà soát, cắm biển cảnh báo các điểm có nguy cơ sạt lở', NULL, NULL, NULL, 0, 0, 0, '[]', '[]', '["không ghi năm: ngày đầu tiên từ ngày ban hành trở đi thuộc năm 2024", "làm xong chậm nhất 06/09/2024, ngày làm việc cuối cùng trước 07/09/2024 (nghỉ cuối tuần)"]', 950, 1158, 1138, 1157);
INSERT INTO deadlines (letter_id, id, uid, directive_id, kind, due, due_time, inclusive, act_by, start_date, rrule, what, anchor, anchor_date, counted, vague, needs_review, dismissed, review_reasons, readings, computation, sentence_start, sentence_end, span_start, span_end) VALUES (1, 't4', '21f0d592-5037-5da1-946f-81176aded58a', 'd3', 'event', NULL, NULL, 1, NULL, NULL, NULL, 'báo cáo', 'phát hiện', NULL, '{"number":2,"unit":"hour","since":"event"}', 0, 1, 0, '["“trong vòng 02 giờ kể từ khi phát hiện” tính từ một sự kiện; chưa tính được ngày."]', '[]', '[]', 1435, 1546, 1508, 1545);
INSERT INTO deadlines (letter_id, id, uid, directive_id, kind, due, due_time, inclusive, act_by, start_date, rrule, what, anchor, anchor_date, counted, vague, needs_review, dismissed, review_reasons, readings, computation, sentence_start, sentence_end, span_start, span_end) VALUES (1, 't5', '44432c1d-4eb8-5219-8acc-8ed8e4ea5be3', 'd4', 'recurring', '2024-09-05', '16:00', 0, '2024-09-05', NULL, 'FREQ=DAILY', 'Chế độ thông tin: báo cáo nhanh', NULL, NULL, NULL, 0, 0, 0, '[]', '[]', '["lần đầu từ ngày ban hành trở đi: 05/09/2024"]', 1552, 1742, 1655, 1677);
INSERT INTO deadlines (letter_id, id, uid, directive_id, kind, due, due_time, inclusive, act_by, start_date, rrule, what, anchor, anchor_date, counted, vague, needs_review, dismissed, review_reasons, readings, computation, sentence_start, sentence_end, span_start, span_end) VALUES (1, 't6', 'f70e691f-119f-5f63-85df-0999f1eeb250', 'd4', 'date', '2024-09-10', '17:00', 1, '2024-09-10', NULL, NULL, 'gửi báo cáo tổng hợp thiệt hại', NULL, NULL, NULL, 0, 0, 0, '[]', '[]', '[]', 1552, 1742, 1710, 1741);
INSERT INTO deadlines (letter_id, id, uid, directive_id, kind, due, due_time, inclusive, act_by, start_date, rrule, what, anchor, anchor_date, counted, vague, needs_review, dismissed, review_reasons, readings, computation, sentence_start, sentence_end, span_start, span_end) VALUES (1, 't7', 'ecaf0695-3d57-5f8e-b457-e5c5f1e2e2d0', 'd5', 'event', NULL, NULL, NULL, NULL, NULL, NULL, 'huy động đoàn viên, hội viên giúp Nhân dân dọn dẹp, khôi phục sản xuất', 'bão tan', NULL, NULL, 0, 1, 0, '["“Ngay sau khi bão tan” tính từ một sự kiện; chưa tính được ngày."]', '[]', '[]', 1979, 2211, 1979, 1999);
INSERT INTO recipient_bodies (letter_id, recipient, position, body_id) VALUES (1, 0, 0, 2);
INSERT INTO recipient_bodies (letter_id, recipient, position, body_id) VALUES (1, 0, 1, 3);
INSERT INTO recipient_bodies (letter_id, recipient, position, body_id) VALUES (1, 1, 0, 4);
INSERT INTO recipient_bodies (letter_id, recipient, position, body_id) VALUES (1, 2, 0, 5);
INSERT INTO recipient_bodies (letter_id, recipient, position, body_id) VALUES (1, 2, 1, 6);
INSERT INTO recipient_bodies (letter_id, recipient, position, body_id) VALUES (1, 2, 2, 7);
INSERT INTO recipient_bodies (letter_id, recipient, position, body_id) VALUES (1, 3, 0, 8);
INSERT INTO recipient_bodies (letter_id, recipient, position, body_id) VALUES (1, 3, 1, 9);
INSERT INTO recipient_bodies (letter_id, recipient, position, body_id) VALUES (1, 4, 0, 10);
INSERT INTO recipient_bodies (letter_id, recipient, position, body_id) VALUES (1, 5, 0, 11);
INSERT INTO recipient_bodies (letter_id, recipient, position, body_id) VALUES (1, 6, 0, 12);
INSERT INTO recipient_bodies (letter_id, recipient, position, body_id) VALUES (1, 7, 0, 13);
INSERT INTO directive_bodies (letter_id, directive_id, role, position, body_id) VALUES (1, 'd2', 'assignee', 0, 2);
INSERT INTO directive_bodies (letter_id, directive_id, role, position, body_id) VALUES (1, 'd4', 'assignee', 0, 2);
INSERT INTO directive_bodies (letter_id, directive_id, role, position, body_id) VALUES (1, 'd2', 'assignee', 1, 3);
INSERT INTO directive_bodies (letter_id, directive_id, role, position, body_id) VALUES (1, 'd4', 'assignee', 1, 3);
INSERT INTO directive_bodies (letter_id, directive_id, role, position, body_id) VALUES (1, 'd1', 'assignee', 0, 4);
INSERT INTO directive_bodies (letter_id, directive_id, role, position, body_id) VALUES (1, 'd3', 'lead', 0, 5);
INSERT INTO directive_bodies (letter_id, directive_id, role, position, body_id) VALUES (1, 'd3', 'support', 0, 6);
INSERT INTO directive_bodies (letter_id, directive_id, role, position, body_id) VALUES (1, 'd3', 'support', 1, 7);
INSERT INTO directive_bodies (letter_id, directive_id, role, position, body_id) VALUES (1, 'd5', 'assignee', 0, 8);
INSERT INTO directive_bodies (letter_id, directive_id, role, position, body_id) VALUES (1, 'd5', 'assignee', 1, 9);
INSERT INTO deadline_bodies (letter_id, deadline_id, role, position, body_id, uid) VALUES (1, 't1', 'who', 0, 4, '3ab9b5c3-17c2-5f13-bd3f-f47921f7c1e3');
INSERT INTO deadline_bodies (letter_id, deadline_id, role, position, body_id, uid) VALUES (1, 't2', 'part', 0, 2, NULL);
INSERT INTO deadline_bodies (letter_id, deadline_id, role, position, body_id, uid) VALUES (1, 't2', 'part', 1, 3, NULL);
INSERT INTO deadline_bodies (letter_id, deadline_id, role, position, body_id, uid) VALUES (1, 't2', 'who', 0, 14, 'b2ba2f56-ff1b-50f2-b6b8-62c98b25a072');
INSERT INTO deadline_bodies (letter_id, deadline_id, role, position, body_id, uid) VALUES (1, 't3', 'part', 0, 16, NULL);
INSERT INTO deadline_bodies (letter_id, deadline_id, role, position, body_id, uid) VALUES (1, 't3', 'who', 0, 15, '54bc513f-7d81-5c2a-b368-6666c7fbd2d0');
INSERT INTO deadline_bodies (letter_id, deadline_id, role, position, body_id, uid) VALUES (1, 't4', 'support', 0, 18, NULL);
INSERT INTO deadline_bodies (letter_id, deadline_id, role, position, body_id, uid) VALUES (1, 't4', 'to', 0, 12, NULL);
INSERT INTO deadline_bodies (letter_id, deadline_id, role, position, body_id, uid) VALUES (1, 't4', 'who', 0, 17, '21f0d592-5037-5da1-946f-81176aded58a');
INSERT INTO deadline_bodies (letter_id, deadline_id, role, position, body_id, uid) VALUES (1, 't5', 'part', 0, 2, NULL);
INSERT INTO deadline_bodies (letter_id, deadline_id, role, position, body_id, uid) VALUES (1, 't5', 'part', 1, 3, NULL);
INSERT INTO deadline_bodies (letter_id, deadline_id, role, position, body_id, uid) VALUES (1, 't5', 'to', 0, 12, NULL);
INSERT INTO deadline_bodies (letter_id, deadline_id, role, position, body_id, uid) VALUES (1, 't5', 'via', 0, 20, NULL);
INSERT INTO deadline_bodies (letter_id, deadline_id, role, position, body_id, uid) VALUES (1, 't5', 'who', 0, 19, '44432c1d-4eb8-5219-8acc-8ed8e4ea5be3');
INSERT INTO deadline_bodies (letter_id, deadline_id, role, position, body_id, uid) VALUES (1, 't6', 'part', 0, 2, NULL);
INSERT INTO deadline_bodies (letter_id, deadline_id, role, position, body_id, uid) VALUES (1, 't6', 'part', 1, 3, NULL);
INSERT INTO deadline_bodies (letter_id, deadline_id, role, position, body_id, uid) VALUES (1, 't6', 'who', 0, 19, 'f70e691f-119f-5f63-85df-0999f1eeb250');
INSERT INTO deadline_bodies (letter_id, deadline_id, role, position, body_id, uid) VALUES (1, 't7', 'who', 0, 8, 'ecaf0695-3d57-5f8e-b457-e5c5f1e2e2d0');
INSERT INTO deadline_bodies (letter_id, deadline_id, role, position, body_id, uid) VALUES (1, 't7', 'who', 1, 9, '13ce7177-9bad-595f-9c6b-fdd58d9cd3d2');
INSERT INTO citations (letter_id, id, document_id, key, name, type, date, issuer, title, level, relation, inferred, linked, in_force, superseded_by, candidates, cited_id) VALUES (1, 'c1', 1, '2154-CV/VPTU', 'Công văn số 2154-CV/VPTU', 'Công văn', '2024-09-03', 'Văn phòng Tỉnh ủy', NULL, 'province', 'implements', 0, 0, NULL, NULL, '[]', NULL);
INSERT INTO citations (letter_id, id, document_id, key, name, type, date, issuer, title, level, relation, inferred, linked, in_force, superseded_by, candidates, cited_id) VALUES (1, 'c2', 2, '145-KH/TU', 'Kế hoạch số 145-KH/TU', 'Kế hoạch', '2024-05-20', 'Ban Thường vụ Tỉnh ủy', 'lãnh đạo công tác phòng, chống thiên tai năm 2024', 'province', 'basis', 0, 0, NULL, NULL, '[]', NULL);
INSERT INTO citations (letter_id, id, document_id, key, name, type, date, issuer, title, level, relation, inferred, linked, in_force, superseded_by, candidates, cited_id) VALUES (1, 'c3', 3, '85-QĐ/TW', 'Quy định số 85-QĐ/TW', 'Quy định', '2022-10-07', 'Ban Bí thư', 'cán bộ, đảng viên thiết lập và sử dụng trang thông tin điện tử cá nhân trên Internet, mạng xã hội', 'central', 'implements', 0, 0, 1, NULL, '[]', NULL);
INSERT INTO citations (letter_id, id, document_id, key, name, type, date, issuer, title, level, relation, inferred, linked, in_force, superseded_by, candidates, cited_id) VALUES (1, 'c4', NULL, NULL, 'Luật Phòng, chống thiên tai', 'Luật', NULL, NULL, NULL, NULL, 'refers', 0, 0, NULL, NULL, '[]', NULL);
INSERT INTO mentions (letter_id, citation_id, position, form, relation, pinpoint, cue, span_start, span_end) VALUES (1, 'c1', 0, 'full', 'refers', NULL, 'Tiếp theo', 519, 581);
INSERT INTO mentions (letter_id, citation_id, position, form, relation, pinpoint, cue, span_start, span_end) VALUES (1, 'c1', 1, 'full', 'implements', NULL, 'thực hiện theo', 2255, 2276);
INSERT INTO mentions (letter_id, citation_id, position, form, relation, pinpoint, cue, span_start, span_end) VALUES (1, 'c2', 0, 'full', 'basis', NULL, 'căn cứ', 590, 653);
INSERT INTO mentions (letter_id, citation_id, position, form, relation, pinpoint, cue, span_start, span_end) VALUES (1, 'c2', 1, 'alias', 'basis', NULL, 'căn cứ', 723, 735);
INSERT INTO mentions (letter_id, citation_id, position, form, relation, pinpoint, cue, span_start, span_end) VALUES (1, 'c2', 2, 'anaphor', 'refers', 'mục III', NULL, 1396, 1409);
INSERT INTO mentions (letter_id, citation_id, position, form, relation, pinpoint, cue, span_start, span_end) VALUES (1, 'c2', 3, 'alias', 'implements', NULL, 'thực hiện theo', 2280, 2292);
INSERT INTO mentions (letter_id, citation_id, position, form, relation, pinpoint, cue, span_start, span_end) VALUES (1, 'c3', 0, 'full', 'implements', NULL, 'chấp hành', 1814, 1866);
INSERT INTO mentions (letter_id, citation_id, position, form, relation, pinpoint, cue, span_start, span_end) VALUES (1, 'c4', 0, 'named', 'refers', NULL, NULL, 2159, 2186);
INSERT INTO diagnostics (letter_id, position, code, severity, message, suggestion, span_start, span_end) VALUES (1, 0, 'deadline-year-inferred', 'info', '“chậm nhất 10 giờ 00 phút ngày 07/9” không ghi năm; hiểu là 07/09/2024.', 'Ghi rõ năm.', 1026, 1060);
INSERT INTO diagnostics (letter_id, position, code, severity, message, suggestion, span_start, span_end) VALUES (1, 1, 'deadline-year-inferred', 'info', '“trước 12h ngày 07/9” không ghi năm; hiểu là 07/09/2024.', 'Ghi rõ năm.', 1138, 1157);
INSERT INTO diagnostics (letter_id, position, code, severity, message, suggestion, span_start, span_end) VALUES (1, 2, 'deadline-needs-event', 'info', '“trong vòng 02 giờ kể từ khi phát hiện” tính từ một sự kiện; chưa tính được ngày.', NULL, 1508, 1545);
INSERT INTO diagnostics (letter_id, position, code, severity, message, suggestion, span_start, span_end) VALUES (1, 3, 'deadline-needs-event', 'info', '“Ngay sau khi bão tan” tính từ một sự kiện; chưa tính được ngày.', NULL, 1979, 1999);
INSERT INTO diagnostics (letter_id, position, code, severity, message, suggestion, span_start, span_end) VALUES (1, 4, 'type-inferred', 'info', 'Loại văn bản Công văn được suy ra từ ký hiệu.', NULL, NULL, NULL);
INSERT INTO diagnostics (letter_id, position, code, severity, message, suggestion, span_start, span_end) VALUES (1, 5, 'corrected', 'info', 'Nguyễn Văn Thư sửa ngày 22/11/2026: due = 2024-09-05 (máy đọc: 2024-09-06).', NULL, 873, 903);
INSERT INTO diagnostics (letter_id, position, code, severity, message, suggestion, span_start, span_end) VALUES (1, 6, 'corrected', 'info', 'Nguyễn Văn Thư sửa ngày 22/11/2026: subject = Về ứng phó bão số 3 và mưa lũ sau bão (máy đọc: Tập trung ứng phó bão số 3 và mưa lũ sau bão).', NULL, NULL, NULL);
INSERT INTO corrections (id, letter_id, part, ref, field, value, extracted, shown_as, author, said_at, withdrawn) VALUES (1, 1, 'deadline', '3ab9b5c3-17c2-5f13-bd3f-f47921f7c1e3', 'due', '"2024-09-05"', '"2024-09-06"', '2187-CV/VPTU:t1 trước 16 giờ 30 ngày 06/9/2024', 'Nguyễn Văn Thư', '2026-11-22T20:01:01Z', 0);
INSERT INTO corrections (id, letter_id, part, ref, field, value, extracted, shown_as, author, said_at, withdrawn) VALUES (2, 1, 'letter', '', 'subject', '"Về ứng phó bão số 3 và mưa lũ sau bão"', '"Tập trung ứng phó bão số 3 và mưa lũ sau bão"', '2187-CV/VPTU', 'Nguyễn Văn Thư', '2026-11-22T20:01:01Z', 0);
INSERT INTO fulltext (rowid, words) VALUES (1, 'tinh uy dong khoi van phong  so 2187 cv vptu tap trung ung pho bao so 3 va mua lu sau bao hoa toc dang cong san viet nam dong khoi ngay 05 thang 9 nam 2024 kinh gui  cac huyen uy thanh uy  ban can su dang uy ban nhan dan tinh  dang uy quan su tinh dang uy cong an tinh dang uy bo doi bien phong tinh  uy ban mat tran to quoc viet nam tinh tinh doan theo ban tin phat luc 13 gio ngay 05 9 2024 bao so 3 manh cap 16 dang tien nhanh vao vinh bac bo kha nang anh huong truc tiep den tinh ta tiep theo cong van so 2154 cv vptu ngay 03 9 2024 cua van phong tinh uy can cu ke hoach so 145 kh tu ngay 20 5 2024 cua ban thuong vu tinh uy ve lanh dao cong tac phong chong thien tai nam 2024 sau day goi la ke hoach 145 thuong truc tinh uy yeu cau 1 ban can su dang uy ban nhan dan tinh lanh dao keu goi toan bo tau thuyen long be vao noi tranh tru truoc 16 gio 30 ngay 06 9 2024 thuc hien cam bien tu 18 gio cung ngay 2 cac huyen uy thanh uy ven bien so tan xong nguoi dan o vung trung nha yeu cham nhat 10 gio 00 phut ngay 07 9 cac huyen uy mien nui ra soat cam bien canh bao cac diem co nguy co sat lo truoc 12h ngay 07 9 khong de nguoi dan quay lai khi chua bao dam an toan 3 dang uy quan su tinh chu tri phoi hop voi dang uy cong an tinh dang uy bo doi bien phong tinh bo tri luc luong phuong tien theo phuong cham bon tai cho quy dinh tai muc iii ke hoach tren truc chi huy 24 24 gio cap uy noi xay ra su co de dieu ho dap phai bao cao thuong truc tinh uy trong vong 02 gio ke tu khi phat hien 4 che do thong tin cac huyen uy thanh uy bao cao nhanh voi thuong truc tinh uy qua van phong tinh uy truoc 16 gio hang ngay gui bao cao tong hop thiet hai cham nhat 17 gio ngay 10 9 2024 can bo dang vien khong phat tan tin chua kiem chung chap hanh nghiem quy dinh so 85 qd tw ngay 07 10 2022 cua ban bi thu ve viec can bo dang vien thiet lap va su dung trang thong tin dien tu ca nhan tren internet mang xa hoi 5 ngay sau khi bao tan uy ban mat tran to quoc viet nam tinh tinh doan huy dong doan vien hoi vien giup nhan dan don dep khoi phuc san xuat tiep nhan phan bo hang cuu tro dung luat phong chong thien tai khong trung khong sot cac nhiem vu khac tiep tuc thuc hien theo cong van 2154 cv vptu va ke hoach 145 thuong truc tinh uy de nghi cac dong chi bi thu cap uy truc tiep chi huy tai dia ban hoan cac cuoc hop chua can thiet cho den khi co thong bao moi noi nhan  nhu tren  van phong trung uong dang  thuong truc tinh uy  so nong nghiep va phat trien nong thon  luu van phong tinh uy t l ban thuong vu chanh van phong da ky vu dinh khai tỉnh uỷ đông khơi văn phòng  số · · · tập · ứng phó bão số · và mưa lũ · bão hoả tốc đảng cộng sản việt · đông khơi ngày · tháng · năm · kính gửi  các huyện uỷ thành uỷ  · cán sự đảng uỷ · nhân dân tỉnh  đảng uỷ quân sự tỉnh đảng uỷ công · tỉnh đảng uỷ bộ đội biên phòng tỉnh  uỷ · mặt trận tổ quốc việt · tỉnh tỉnh đoàn · bản · phát lúc · giờ ngày · · · bão số · mạnh cấp · đang tiến · vào vịnh bắc bộ khả năng ảnh hưởng trực tiếp đến tỉnh · tiếp · công văn số · · · ngày · · · của văn phòng tỉnh uỷ căn cứ kế hoạch số · · · ngày · · · của · thường vụ tỉnh uỷ về lãnh đạo công tác phòng chống thiên · năm · · đây gọi là kế hoạch · thường trực tỉnh uỷ yêu cầu · · cán sự đảng uỷ · nhân dân tỉnh lãnh đạo kêu gọi toàn bộ tàu thuyền lồng bè vào nơi tránh trú trước · giờ · ngày · · · thực hiện cấm biển từ · giờ cùng ngày · các huyện uỷ thành uỷ · biển sơ tán · người dân ở vùng trũng nhà yếu chậm nhất · giờ · phút ngày · · các huyện uỷ miền núi rà soát cắm biển cảnh báo các điểm có · cơ sạt lở trước · ngày · · không để người dân · lại · chưa bảo đảm · toàn · đảng uỷ quân sự tỉnh chủ trì phối hợp với đảng uỷ công · tỉnh đảng uỷ bộ đội biên phòng tỉnh bố trí lực lượng phương tiện · phương châm bốn tại chỗ · định tại mục · kế hoạch trên trực chỉ · · · giờ cấp uỷ nơi xảy · sự cố đê điều hồ đập phải báo cáo thường trực tỉnh uỷ · vòng · giờ kể từ · phát hiện · chế độ thông · các huyện uỷ thành uỷ báo cáo · với thường trực tỉnh uỷ · văn phòng tỉnh uỷ trước · giờ hằng ngày gửi báo cáo tổng hợp thiệt hại chậm nhất · giờ ngày · · · cán bộ đảng viên không phát tán · chưa kiểm chứng chấp hành nghiêm · định số · qđ · ngày · · · của · bí thư về việc cán bộ đảng viên thiết lập và sử dụng · thông · điện tử cá nhân trên · mạng xã hội · · · · bão · uỷ · mặt trận tổ quốc việt · tỉnh tỉnh đoàn · động đoàn viên hội viên giúp nhân dân dọn dẹp khôi phục sản xuất tiếp nhận phân bổ hàng cứu trợ đúng luật phòng chống thiên · không trùng không sót các nhiệm vụ khác tiếp tục thực hiện · công văn · · · và kế hoạch · thường trực tỉnh uỷ đề nghị các đồng chí bí thư cấp uỷ trực tiếp chỉ · tại địa bàn hoãn các cuộc họp chưa cần thiết · đến · có thông báo mới nơi nhận  như trên  văn phòng · ương đảng  thường trực tỉnh uỷ  sở nông nghiệp và phát triển nông thôn  lưu văn phòng tỉnh uỷ · · · thường vụ chánh văn phòng đã ký vũ đình khải');
COMMIT;
