"""Fictional letters for benchmarks of large libraries, each of which can be made alone.

The text of a letter depends on the seed and its number only. All chance comes from `random.Random.random`, the one
method that Python promises to keep over versions, and sizes from a table of quantiles, as logarithms may differ by
platform. Places, people and figures are invented; the central regulations cited are real ones, listed here and not
read from the register, so that a longer register leaves the letters as they are.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import zip_longest
from pathlib import Path
from random import Random
from typing import Final, NamedTuple, TypeVar

T = TypeVar("T")


def options(text: str, mark: str = "|") -> tuple[str, ...]:
    """Alternatives, which stand on lines of their own or between marks."""
    return tuple(text.replace("\n", mark).split(mark))


def zipf(count: int) -> list[int]:
    """Ranks, each as often as its place allows: drawing from them evenly gives a few much and many little."""
    return [rank for rank in range(count) for _ in range(2 * count // (rank + 1) + 1)]


PROVINCES: Final = options("""Lam Sơn|An Khê Thượng|Vân Đình Hạ|Khánh Lâm|Hạc Giang|Trà Lĩnh Sơn|Đông Khuê|Mộc Hà|Thanh Lũng
Tam Ngạn|Bắc Nguyên|Cổ Loan|Vĩnh Sa|Hồng Ngạn|Tây Khê|Phúc Giang|Quế Hải|Lâm Trạch|Ngọc Lũy|Yên Ngạn|Sơn Trạch|Hoài Thủy
Giang Khánh|Nam Trạch|Trường Lĩnh|Đại Ngàn|Thiên Hà|Mai Lĩnh|Thượng Ngạn|Kim Lũng|Bình Ngạn|Tân Lĩnh|Hưng Khê|Cẩm Trạch
Long Vĩ|Diên Hải|Phong Khê|Hà Lũng|Nghi Dương|Tuy Hải|Châu Khê|Đức Ngạn|Việt Lâm|Gia Trạch|Thạch Giang|Vạn Sơn|Ninh Khê
Quỳnh Lĩnh|Định Hải|Xuân Ngạn|An Trạch|Hương Khánh|Lạc Hồng|Sa Lĩnh|Trúc Khê|Bạch Hà|Phù Ngạn|Thịnh Giang|Mỹ Lĩnh|Cao Trạch""")
#: Words that names of places are made of, first and second; family, middle and given names of people.
FIRST, SECOND, FAMILY, MIDDLE, GIVEN = (
    line.split()
    for line in options("""Chiềng Mường Nậm Phiêng Tả Khe Suối Bưng Bãi Rạch Cồn Vàm Gò Láng Kẻ Cổ Trà Vân Hạ Thượng Đoài Lộng Khuê Sào Lũng Ngọc Hồng Bạch Thạch Trúc
Mía Sặt Bần Vẹt Lau Nứa Gianh Khoái Duối Gạo Sấu Trám Vối Lim Táu Sến Dẻ Quýt Mơ Mận Lạp Phả Nhuận Diễn Thúc Khoan Hậu Mẫn Nghiễn Lạng Tuấn Vượng Rẫy Nguyệt Tảu Triều Ngư Quán Điềm Cự Phác Nhói Đàn Chuế Thuyền Bống Liễu Dinh Trì Ổi Hến Ngao Cói Đước Tràm Sim Mua Ráng Choại Thốt
Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Lương Trịnh Mai Lò Vàng Giàng Kiều Thạch Sùng Quàng Cầm Khổng Ma Tẩn Nông Triệu
Văn Thị Đức Thị Hữu Minh Quang Ngọc Thanh Xuân Công Bá Đình Thúy Hồng Trọng Kim Gia Như Khắc
Hùng Lan Dũng Hoa Tuấn Hương Sơn Thủy Bình Nga Thắng Yến Cường Mai Khải Trang Tùng Hạnh Việt Oanh Lâm Thoa Khiêm Duyên Toản Nhàn Quyết Thơ Nhượng Mến Luyện Diệp Thiệp Khuê Tiệp Nhiên Cảnh Lựu Vịnh Chuyên Phượng Hách Thuật Nhạn Điển Sáng""")
)
#: Names of districts and communes, thirty a province: the same pair of words stands in one province only.
NAMES: Final = [f"{FIRST[i * 677 % 1800 // 60]} {SECOND[i * 677 % 60]}" for i in range(1800)]

#: What letters are about: subject, things, actions and findings between strokes. The first 15 are the Party's own.
TOPICS: Final = options("""việc số hóa hồ sơ đảng viên/hồ sơ đảng viên bản giấy; phiếu bổ sung lý lịch; máy quét khổ lớn; cơ sở dữ liệu đảng viên/quét và gắn mã từng trang hồ sơ gốc; đối chiếu lý lịch đảng viên với bản lưu ở chi bộ; thay bìa hồ sơ bị mối mọt, ố vàng; cấp quyền tra cứu cho cán bộ làm công tác đảng vụ; sao lưu dữ liệu đảng viên ra ổ cứng rời cất trong két/nhiều phiếu bổ sung thất lạc từ khi chia tách thôn; ảnh quét mờ, không đọc được bút tích; quê quán ghi theo tên xã cũ|công tác kết nạp đảng viên ở thôn, bản/nguồn kết nạp đảng là thanh niên; lớp bồi dưỡng nhận thức về Đảng; thôn chưa có đảng viên; giấy giới thiệu của đoàn thể/phân công đảng viên chính thức giúp đỡ từng quần chúng; mở lớp cảm tình đảng vào buổi tối tại nhà văn hóa thôn; thẩm tra lý lịch người đi làm ăn xa; bồi dưỡng bí thư đoàn, trưởng bản trẻ; xóa thôn trắng đảng viên bằng chi bộ ghép/thanh niên rời quê theo mùa vụ; người vào Đảng chủ yếu là giáo viên và cán bộ xã; hồ sơ thẩm tra phải bổ sung nhiều lần|việc thu, nộp và sử dụng đảng phí/sổ thu đảng phí; phần trích giữ lại của chi bộ; biên lai điện tử; đảng viên nghỉ hưu được miễn đóng/công khai mức đóng của từng đảng viên trước chi bộ; tính lại mức đóng khi thay đổi tiền lương; nộp phần trích lên cấp trên qua tài khoản; kiểm quỹ đột xuất ở các chi bộ đông đảng viên; tập huấn cho chi ủy viên giữ quỹ/có chi bộ gộp nhiều tháng mới thu; tiền mặt tồn quỹ vượt định mức; mức đóng của đảng viên làm nghề tự do còn cảm tính
công tác kiểm tra, giám sát của cấp ủy/chương trình kiểm tra toàn khóa; dấu hiệu vi phạm; biên bản thẩm tra, xác minh; tổ giám sát thường xuyên/chọn nơi có đơn thư kéo dài để kiểm tra trước; nắm tình hình qua bản tự soi của chi ủy; đôn đốc khắc phục sau kết luận kiểm tra; luân phiên thành viên đoàn giữa các cụm; lập sổ theo dõi lời hứa sửa chữa khuyết điểm/kết luận ban hành chậm; khuyết điểm cũ lặp lại ở nhiệm kỳ mới; giám sát chuyên đề còn ngại va chạm|việc quy hoạch, luân chuyển cán bộ trẻ/danh sách quy hoạch; cán bộ nữ, cán bộ người dân tộc thiểu số; nhà công vụ; chức danh chủ chốt cấp xã/rà soát từng chức danh thiếu người kế cận; đưa cán bộ trẻ về xã khó khăn rèn luyện; nhận xét cán bộ luân chuyển bằng sản phẩm cụ thể; bố trí nơi ăn ở cho cán bộ xa nhà; đưa ra khỏi quy hoạch người thiếu tín nhiệm/quy hoạch một vị trí có quá nhiều người; nơi đi chưa muốn cử, nơi đến chưa muốn nhận; tỷ lệ cán bộ dưới bốn mươi tuổi còn thấp|việc sinh hoạt chi bộ theo chuyên đề/nghị quyết chuyên đề; sổ tay chi bộ điện tử; giờ thảo luận; đảng viên cao tuổi/chọn chuyên đề từ việc dân đang hỏi; gửi trước câu hỏi gợi ý để đảng viên chuẩn bị; phân công cấp ủy viên dự sinh hoạt cùng chi bộ; ghi ý kiến trái chiều vào biên bản; bình chọn chi bộ có buổi sinh hoạt mẫu/buổi họp nặng về đọc văn bản; đảng viên trẻ ít phát biểu; chi bộ cơ quan họp ghép với giao ban chuyên môn
việc kiểm soát tài sản, thu nhập/bản kê khai tài sản; nhà, đất đứng tên con; biến động thu nhập; danh sách bốc thăm xác minh/hướng dẫn kê rõ nguồn gốc tài sản tăng thêm; bốc thăm chọn người được xác minh; niêm yết bản kê khai ở nơi làm việc; đối chiếu với thông tin của văn phòng đăng ký đất đai; bàn giao bản kê khai khi người kê khai chuyển công tác/mẫu kê khai cũ vẫn được dùng; bản kê khai bỏ trống mục cổ phần; chưa phân biệt kê khai lần đầu và bổ sung|công tác tuyên truyền miệng/báo cáo viên; đề cương tuyên truyền; loa truyền thanh thông minh; dư luận xã hội/soạn đề cương ngắn bằng hai thứ tiếng; tổ chức hội thi báo cáo viên giỏi; đưa tin nhanh về các điểm nóng dư luận; phát thanh lưu động trong phiên chợ; lập nhóm trao đổi giữa báo cáo viên các cụm/bài nói dài, thiếu ví dụ của địa phương; cụm loa hỏng chưa thay; định hướng đến sau tin đồn|công tác dân vận khéo/mô hình dân vận khéo; người có uy tín; tổ hòa giải; hương ước thôn/vận động hiến đất mở đường vào khu sản xuất; gặp gỡ chức sắc, người có uy tín; làm tốt công tác tư tưởng khi dời mồ mả; cùng dân làm ngày công thứ bảy; sửa hương ước trái với nếp sống mới/mô hình đăng ký nhiều nhưng ít nơi duy trì; cán bộ trẻ chưa biết tiếng dân tộc; mâu thuẫn ranh giới nương rẫy âm ỉ
việc sắp xếp tổ chức bộ máy cơ quan đảng/đề án vị trí việc làm; cán bộ dôi dư; trụ sở sau sáp nhập; con dấu cũ/xây dựng phương án nhân sự từng phòng; bàn giao con dấu, tài khoản, tài sản; gặp từng người thuộc diện nghỉ sớm; gộp bộ phận phục vụ dùng chung; rà soát quy chế làm việc sau hợp nhất/còn phòng chỉ có trưởng và phó; trụ sở cũ xuống cấp vì bỏ trống; chức năng giữa hai ban còn chồng lấn|công tác chuẩn bị đại hội chi bộ/báo cáo chính trị; đề án nhân sự; phiếu bầu; chi bộ làm điểm/lấy ý kiến đảng viên đi làm xa vào văn kiện; thẩm định nhân sự chi ủy; tập huấn nghiệp vụ bầu cử; duyệt đại hội điểm; chuẩn bị hội trường, phiếu bầu, thùng phiếu/văn kiện thiếu chỉ tiêu đo đếm được; khó tìm bí thư là người tại chỗ; danh sách đại biểu nộp sát ngày họp|việc đánh giá, xếp loại cán bộ/phiếu tự đánh giá; tiêu chí chấm điểm; sản phẩm đầu ra; biên bản kiểm điểm/chấm điểm theo sản phẩm đã đăng ký; gợi ý kiểm điểm nơi có hạn chế nổi cộm; công khai kết quả xếp loại trong cơ quan; so kết quả của cá nhân với tập thể; giải trình khi tỷ lệ xuất sắc vượt khung/còn nể nang, dàn đều thành tích; tiêu chí của các phòng chưa giống nhau; bản tự đánh giá không nêu khuyết điểm
việc tiếp dân của người đứng đầu cấp ủy/lịch tiếp dân; đơn thư vượt cấp; vụ việc tồn đọng; phòng tiếp dân/công khai lịch tiếp và số điện thoại nhận phản ánh; phân loại đơn theo lĩnh vực; đối thoại tại nơi có khiếu kiện đông người; lập hồ sơ vụ việc kéo dài; trả lời bằng văn bản cho người dân/giấy hẹn trả lời để quá lâu; người đứng đầu hay ủy quyền; đơn trùng nội dung gửi nhiều nơi|công tác phòng, chống lãng phí trong cơ quan đảng/xe ô tô công; điện, nước, văn phòng phẩm; hội nghị không giấy; mua sắm tập trung/khoán kinh phí xe đưa đón; thanh lý thiết bị hỏng; họp trực tuyến thay cho đi lại; lập định mức giấy in từng phòng; công khai dự toán mua sắm/máy in mua về để trong kho; nhiều hội nghị mời trùng thành phần; hóa đơn tiền điện tăng bất thường|việc phát triển tổ chức đảng trong doanh nghiệp tư nhân/chủ doanh nghiệp là đảng viên; công đoàn cơ sở; khu công nghiệp; chi bộ doanh nghiệp/khảo sát doanh nghiệp có từ ba đảng viên; gặp chủ doanh nghiệp nói rõ lợi ích; lập chi bộ ghép theo khu công nghiệp; hỗ trợ phụ cấp bí thư; đón đảng viên là công nhân về sinh hoạt tạm thời/chủ doanh nghiệp ngại mất giờ làm; công nhân giấu thẻ đảng vì hay đổi việc; chi bộ mới lập thiếu nơi họp
công tác phòng cháy, chữa cháy rừng/đường băng cản lửa; chòi canh; tổ xung kích lâm nghiệp; nương rẫy giáp rừng/phát dọn thực bì dưới tán thông; trực gác chòi canh trong ngày nắng nóng; ký cam kết đốt nương có kiểm soát; diễn tập chữa cháy theo bốn tại chỗ; sửa biển báo cấp dự báo cháy/lửa từ việc lấy mật ong lan vào rừng; máy thổi gió hỏng nhiều; đường băng cản lửa cỏ mọc kín|việc phòng, chống lụt bão và sạt lở đất/điểm sạt lở; kế hoạch sơ tán; thuyền máy, áo phao; cột cảnh báo mức nước/di dời hộ ở chân taluy; tích trữ mì gói, nước uống tại nhà văn hóa; chằng chống nhà cửa, tỉa cành cây; kiểm tra đập của hồ chứa nhỏ; dựng rào chắn ở ngầm tràn/nhiều hộ quay về nhà cũ sau khi tạnh mưa; tràn xả lũ bị bồi lấp; danh sách hộ phải sơ tán chưa cập nhật|công tác cải cách thủ tục hành chính/bộ phận một cửa; hồ sơ trễ hẹn; phiếu xin lỗi; thủ tục liên thông/cắt bớt giấy tờ phải chứng thực; niêm yết mã quét tra cứu hồ sơ; trực một cửa sáng thứ bảy; gọi điện xin lỗi người có hồ sơ trễ; thuê bưu điện trả kết quả tận nhà/cán bộ vẫn đòi bản photo thẻ căn cước; phần mềm một cửa hay treo; hồ sơ đất đai chiếm phần lớn số trễ hẹn
việc chuyển đổi số ở xã/tổ công nghệ số cộng đồng; sóng di động vùng lõm; thanh toán không tiền mặt; bản đồ số của thôn/cầm tay chỉ việc cho người già cài ứng dụng; dựng trạm phát sóng ở bản xa; gắn mã thanh toán tại chợ phiên; đưa hàng nông sản lên sàn điện tử; nhập dữ liệu hộ dân vào bản đồ số/điện thoại của dân đời cũ; tổ công nghệ số không có phụ cấp; trang tin của xã để trống nhiều tháng|công tác sử dụng chữ ký số/chứng thư số; trục liên thông văn bản; văn bản giấy; thiết bị ký cầm tay/gia hạn chứng thư sắp hết hạn; thu hồi thiết bị của người nghỉ việc; ký số ngay trên điện thoại; bỏ gửi bản giấy song song; cấp chứng thư cho kế toán trường học/ký xong vẫn in ra đóng dấu; quên mật khẩu bị khóa thiết bị; văn bản đến chậm vì sai mã định danh|công tác phòng, chống dịch tả lợn/lợn chết; hố chôn tiêu hủy; chốt kiểm dịch; vôi bột, hóa chất khử trùng/phun khử trùng chuồng trại; tiêu hủy lợn bệnh đúng kỹ thuật; lập chốt ở đường ra vào vùng dịch; lấy mẫu xét nghiệm tại lò mổ; hỗ trợ hộ có lợn tiêu hủy/xác lợn vứt xuống kênh; hộ nhỏ lẻ bán chạy lợn ốm; giá lợn giống tăng cao
việc tiêm chủng cho trẻ em/vắc xin sởi; sổ tiêm chủng; tủ lạnh bảo quản; trẻ bỏ mũi tiêm/rà danh sách trẻ chưa tiêm đủ mũi; tiêm vét ở bản xa; kiểm tra nhiệt độ tủ bảo quản; tư vấn cho cha mẹ còn do dự; báo cáo phản ứng sau tiêm/vắc xin về nhỏ giọt; trẻ theo cha mẹ lên nương; phần mềm tiêm chủng trùng tên|công tác bảo hiểm y tế toàn dân/thẻ bảo hiểm y tế; hộ cận nghèo; đại lý thu; học sinh, sinh viên/vận động hộ cận nghèo mua thẻ; cấp thẻ cùng giấy khai sinh; xuất toán chi sai ở trạm y tế; dùng căn cước thay thẻ giấy; hỗ trợ thêm tiền đóng cho học sinh/thẻ trùng chưa thu hồi; người mới thoát nghèo mất thẻ; trạm y tế thiếu thuốc thông thường|việc bảo đảm an toàn thực phẩm bếp ăn tập thể/bếp ăn bán trú; mẫu lưu thức ăn; nguồn gốc thực phẩm; người nấu ăn/kiểm tra đột xuất bếp ăn trường học; lưu mẫu đủ thời gian; khám sức khỏe cho người nấu; ký hợp đồng với nơi cung cấp rau sạch; xét nghiệm nhanh hàn the, dầu mỡ/bếp một chiều bố trí sai; hóa đơn mua thịt không ghi nguồn; quán cổng trường bán đồ không nhãn
công tác phổ cập giáo dục/học sinh bỏ học; lớp xóa mù chữ; điểm trường lẻ; gạo hỗ trợ bán trú/đến nhà vận động học sinh trở lại lớp; mở lớp xóa mù buổi tối; dồn điểm trường lẻ có ít học sinh; cấp gạo cho học sinh bán trú; dạy tăng cường tiếng Việt/học sinh nghỉ theo mùa thu hoạch; lớp ghép ba trình độ; đường đến trường ngập khi mưa|việc giảm nghèo bền vững/hộ nghèo, hộ cận nghèo; bò sinh sản; vốn vay ưu đãi; phiếu rà soát hộ/giúp từng hộ theo nguyên nhân nghèo; cấp bò giống có bảo hành; bình xét công khai ở thôn; nối hộ nghèo với hợp tác xã; rút tên hộ không đủ tiêu chí/hộ tách khẩu để hưởng chính sách; bò giống chết vì rét; vốn vay dùng sai mục đích|công tác xóa nhà tạm, nhà dột nát/nhà ba cứng; tấm lợp, xi măng; ngày công giúp dựng nhà; đất ở chưa có giấy/huy động ngày công của dân quân; cấp vật liệu tận chân công trình; gỡ vướng đất ở cho hộ ở nhờ; nghiệm thu từng căn có chữ ký chủ hộ; vận động họ tộc góp thêm/giá cát tăng ở vùng xa; hộ già yếu không tự xây được; nền nhà nằm trong vùng sạt
việc chăm lo người có công/mộ liệt sĩ; hồ sơ tồn đọng; nhà tình nghĩa; trợ cấp hằng năm/giải quyết hồ sơ thương binh tồn đọng; tu sửa nghĩa trang; lấy mẫu xác định danh tính hài cốt; thăm hỏi mẹ liệt sĩ; đưa người có công đi điều dưỡng/bia mộ khắc sai tên; nhân chứng đã mất; trợ cấp chuyển nhầm tài khoản|công tác phòng, chống đuối nước trẻ em/bể bơi di động; hố công trình; biển cấm tắm; lớp học bơi/lấp hố sâu sau khai thác; dạy bơi miễn phí cho học sinh tiểu học; rào quanh ao gần trường; cắm biển cấm ở bến sông; trực bến đò giờ tan học/trẻ tắm sông không có người lớn; bể bơi hết mùa bỏ không; giáo viên dạy bơi chưa có chứng chỉ|việc xây dựng nông thôn mới/tiêu chí môi trường; đường ngõ xóm; nhà văn hóa thôn; nợ xây dựng cơ bản/trải bê tông đường ngõ; trồng hoa thay cỏ dại; trả nợ công trình cũ; chấm điểm lại từng tiêu chí; vận động con em xa quê góp công/tiêu chí thu nhập thiếu vững chắc; nhà văn hóa khóa cửa quanh năm; đường mới làm đã bong tróc
công tác phát triển sản phẩm làng nghề/miến dong; chè shan; mật ong bạc hà; bao bì, tem truy xuất/thiết kế lại bao bì; xây vùng nguyên liệu sạch; dự hội chợ liên vùng; kiểm nghiệm định kỳ sản phẩm; kể câu chuyện làng nghề bằng phim ngắn/sản phẩm na ná nhau; tem truy xuất quét không ra; xưởng phơi chung bị dột|việc chống khai thác hải sản trái phép/tàu cá; thiết bị giám sát hành trình; nhật ký đánh bắt; cảng cá/rà soát tàu không số; gọi tàu vượt ranh quay về; cân cá tại bến; khóa tàu không đủ giấy tờ; giúp ngư dân đổi nghề/thiết bị giám sát bị tháo gửi sang tàu khác; nhật ký ghi khống; tàu nằm bờ dài ngày|công tác ứng phó hạn hán, xâm nhập mặn/độ mặn; cống ngăn mặn; bồn trữ nước; trạm cấp nước tập trung/đóng cống khi độ mặn vượt ngưỡng; chở nước ngọt cho xóm cù lao; đào ao trữ nước mưa; nhắn tin độ mặn mỗi sáng; chuyển lúa sang cây chịu mặn/nước máy yếu vào giờ cao điểm; cống hở phai; giếng khoan nhiễm phèn
việc nạo vét thủy lợi nội đồng/kênh cấp ba; trạm bơm; lục bình; bờ vùng, bờ thửa/ra quân vớt lục bình; nạo vét cửa lấy nước; thay cánh cống mục; chia lịch bơm cho từng cánh đồng; trồng tre giữ bờ kênh/kênh cuối nguồn không có nước; máy bơm quá tuổi; dân lấn bờ kênh làm quán|công tác giải phóng mặt bằng đường cao tốc/khu tái định cư; phương án bồi thường; mốc giải phóng mặt bằng; nhà thờ họ/kiểm đếm có mặt chủ đất; công khai đơn giá bồi thường; đối thoại với hộ chưa nhận tiền; dời cột điện trong phạm vi mốc; bốc thăm nền tái định cư/đất xâm canh chưa rõ chủ; khu tái định cư chậm có nước; giá đất hai bên ranh chênh nhau|việc bảo đảm trật tự an toàn giao thông/điểm đen tai nạn; nồng độ cồn; xe quá tải; lối đi tự mở qua đường sắt/sơn lại vạch sang đường trước trường; cân xe chở đất; cắt cây che biển báo; đóng lối đi tự mở; nhắc học sinh đội mũ bảo hiểm/xe tự chế chở rơm chạy đêm; đèn tín hiệu lệch pha; hành lang đường bị lấn bán hàng
công tác giải ngân vốn đầu tư công/dự án chuyển tiếp; hồ sơ thanh toán; nhà thầu yếu; khối lượng nghiệm thu/họp gỡ vướng ngay tại công trường; điều vốn từ nơi chậm sang nơi nhanh; phạt nhà thầu chây ì; nghiệm thu cuốn chiếu; thẩm tra quyết toán công trình cũ/hồ sơ thanh toán sai chữ ký; mưa kéo dài làm chậm thi công; giá thép đội lên|việc thu gom, xử lý rác thải/bãi rác tạm; xe ép rác; phân loại tại nguồn; phí vệ sinh/đóng cửa bãi rác lộ thiên; phát thùng ủ rác hữu cơ; thu gom vỏ chai thuốc trừ sâu; lắp camera nơi hay đổ trộm; tính phí theo lượng rác/lò đốt nhỏ nhả khói đen; nước rỉ rác chảy ra suối; dân chưa quen phân loại|công tác quản lý cát, sỏi lòng sông/tàu hút cát; bến thủy; bờ sông xói lở; trạm cân/tuần tra đêm trên sông; thả phao khoanh vùng mỏ; thu giữ tàu hút trộm; lắp cân ở bến; đo lại đáy sông sau khai thác/tàu ngoài tỉnh tắt đèn hút trộm; bờ bãi màu sạt dần; sổ bán cát ghi thấp hơn thực tế
việc cấp giấy chứng nhận quyền sử dụng đất/bản đồ địa chính; hồ sơ đất nông lâm trường; thửa đất chồng lấn; phiếu lấy ý kiến khu dân cư/đo đạc lại thửa biến động; trả giấy tận thôn; hòa giải tranh chấp ranh giới; đính chính giấy ghi sai tên; nhập dữ liệu thửa đất/giấy viết tay không có người làm chứng; bản đồ cũ lệch thực địa; đất giao sai thẩm quyền|công tác du lịch cộng đồng/nhà sàn đón khách; đường mòn ngắm mây; thuyết minh viên bản địa; chợ đêm/dạy tiếng Anh giao tiếp cho chủ nhà; đặt biển chỉ đường bằng gỗ; giữ nếp nhà cổ; niêm yết giá phòng; liên kết các điểm thành chuyến hai ngày/khách ngày lễ quá tải; nhà xây mới lấn cảnh quan; nhà vệ sinh thiếu|việc bảo tồn di tích và lễ hội/đình làng; sắc phong; tiền công đức; trò chơi dân gian/tu bổ mái đình; số hóa sắc phong; công khai tiền công đức; dẹp hàng quán chắn lối lễ; truyền dạy hát then/ngói mới lệch màu; cờ bạc trá hình trong lễ hội; nghệ nhân không còn nhiều
công tác phòng, chống ma túy/người nghiện; cơ sở cai nghiện; điểm phức tạp; tổ liên gia/rà soát người nghiện vắng mặt; xóa điểm bán lẻ; đưa người tái nghiện đi cai; giúp người sau cai có việc; nói chuyện với phụ huynh về thuốc lá lạ/kẹo lạ trà trộn cổng trường; người sau cai khó xin việc; quán karaoke hoạt động quá giờ|việc phòng ngừa lừa đảo qua mạng/tin nhắn giả ngân hàng; tài khoản rác; cuộc gọi mạo danh; người cao tuổi/dán cảnh báo ở quầy giao dịch; lập nhóm tin nhanh của khu phố; khóa tài khoản nghi vấn; hướng dẫn nhận biết đường dẫn giả; đóng kịch ngắn về bẫy việc nhẹ lương cao/nạn nhân ngại trình báo; thủ đoạn giả giọng nói người thân; bán thông tin thuê bao|công tác tuyển quân/khám sức khỏe nghĩa vụ; thanh niên đủ tuổi; hậu phương quân đội; giấy gọi nhập ngũ/lập danh sách thanh niên đủ tuổi; khám tuyển chặt từ xã; thăm gia đình tân binh; dạy nghề cho người xuất ngũ; xử lý người trốn khám/thanh niên xăm hình xin hoãn; nhiều người cận thị; danh sách tạm trú thiếu
công tác đưa điện về thôn, bản/cột điện gỗ; trạm biến áp; điện mặt trời; công tơ/thay cột gỗ mục; kéo dây qua suối; lắp pin mặt trời cho bản lẻ; bàn giao lưới điện nông thôn; chặt cây dưới đường dây/điện áp cuối nguồn yếu; dân tự câu móc; tiền điện thu chênh|việc trồng rừng gỗ lớn và cây dược liệu/keo lai; quế, hồi; sâm dưới tán; vườn ươm/ươm giống tại chỗ; kéo dài chu kỳ khai thác; cấp mã số vùng trồng; giữ rừng đầu nguồn; ký bao tiêu với nhà máy/cây giống trôi nổi; dân bán keo non; trâu bò thả rông phá cây|công tác đổi mới hợp tác xã/máy cấy; kho lạnh; vốn góp; giám đốc trẻ/giải thể hợp tác xã ngừng hoạt động; thuê giám đốc qua đào tạo; mua chung phân bón; dựng kho lạnh giữa vùng rau; bán hàng theo hợp đồng/thành viên bán lẻ phá giá; sổ sách ghi tay; đất dồn thửa dở dang""")
PARTY_TOPICS: Final = 15
FIELDS: Final = ("subject", "thing", "action", "finding")
TOPIC: Final = [
    {field: options(words, "; ") for field, words in zip(FIELDS, line.split("/"), strict=True)} for line in TOPICS
]
#: Which topics are frequent is not their order above, where related ones are neighbours.
RANKED: Final = {
    "party": [rank * 23 % len(TOPIC) for rank in zipf(len(TOPIC))],
    "state": [PARTY_TOPICS + rank * 13 % (len(TOPIC) - PARTY_TOPICS) for rank in zipf(len(TOPIC) - PARTY_TOPICS)],
}

#: Real central regulations in the order of their dates: symbol, day, type, issuer and, in our words, what they are about.
REGULATIONS: Final = {
    "party": options("""342-QĐ/TW;2010-12-28;Quyết định;Bộ Chính trị;chế độ đảng phí|47-QĐ/TW;2011-11-01;Quy định;Ban Chấp hành Trung ương;những việc đảng viên không được làm|12-NQ/TW;2012-01-16;Nghị quyết;Ban Chấp hành Trung ương;những việc cấp bách trong xây dựng Đảng|217-QĐ/TW;2013-12-12;Quyết định;Bộ Chính trị;giám sát và phản biện xã hội|244-QĐ/TW;2014-06-09;Quyết định;Ban Chấp hành Trung ương;bầu cử trong Đảng|05-CT/TW;2016-05-15;Chỉ thị;Bộ Chính trị;học tập và làm theo Bác|29-QĐ/TW;2016-07-25;Quy định;Ban Chấp hành Trung ương;thi hành Điều lệ Đảng
30-QĐ/TW;2016-07-26;Quy định;Ban Chấp hành Trung ương;kiểm tra, giám sát, kỷ luật đảng|04-NQ/TW;2016-10-30;Nghị quyết;Ban Chấp hành Trung ương;chỉnh đốn Đảng|66-QĐ/TW;2017-02-06;Quy định;Ban Bí thư;thể loại và thể thức văn bản của Đảng|18-NQ/TW;2017-10-25;Nghị quyết;Ban Chấp hành Trung ương;sắp xếp tổ chức bộ máy|132-QĐ/TW;2018-03-08;Quy định;Bộ Chính trị;kiểm điểm, xếp loại hằng năm|36-HD/VPTW;2018-04-03;Hướng dẫn;Văn phòng Trung ương Đảng;trình bày văn bản của Đảng|26-NQ/TW;2018-05-19;Nghị quyết;Ban Chấp hành Trung ương;xây dựng đội ngũ cán bộ
35-CT/TW;2019-05-30;Chỉ thị;Bộ Chính trị;đại hội đảng bộ các cấp|21-HD/BTCTW;2019-10-18;Hướng dẫn;Ban Tổ chức Trung ương;kiểm điểm, xếp loại hằng năm|214-QĐ/TW;2020-01-02;Quy định;Bộ Chính trị;tiêu chuẩn chức danh cán bộ|01-KL/TW;2021-05-18;Kết luận;Bộ Chính trị;tiếp tục học tập và làm theo Bác|22-QĐ/TW;2021-07-28;Quy định;Ban Chấp hành Trung ương;kiểm tra, giám sát và kỷ luật|24-QĐ/TW;2021-07-30;Quy định;Ban Chấp hành Trung ương;thi hành Điều lệ Đảng|01-HD/TW;2021-09-28;Hướng dẫn;Ban Bí thư;những vấn đề cụ thể khi thi hành Điều lệ Đảng
37-QĐ/TW;2021-10-25;Quy định;Ban Chấp hành Trung ương;những việc đảng viên không được làm|21-NQ/TW;2022-06-16;Nghị quyết;Ban Chấp hành Trung ương;củng cố tổ chức cơ sở đảng|124-QĐ/TW;2023-10-04;Quy định;Bộ Chính trị;kiểm điểm, xếp loại hằng năm|25-HD/BTCTW;2023-11-10;Hướng dẫn;Ban Tổ chức Trung ương;kiểm điểm, xếp loại hằng năm|189-QĐ/TW;2024-10-08;Quy định;Bộ Chính trị;kiểm soát quyền lực trong quản lý tài sản công|190-QĐ/TW;2024-10-10;Quyết định;Ban Chấp hành Trung ương;bầu cử trong Đảng|57-NQ/TW;2024-12-22;Nghị quyết;Bộ Chính trị;phát triển khoa học, công nghệ và chuyển đổi số
45-CT/TW;2025-04-14;Chỉ thị;Bộ Chính trị;đại hội đảng bộ các cấp|294-QĐ/TW;2025-05-26;Quy định;Ban Chấp hành Trung ương;thi hành Điều lệ Đảng|296-QĐ/TW;2025-05-30;Quy định;Ban Chấp hành Trung ương;kiểm tra, giám sát và kỷ luật|366-QĐ/TW;2025-08-30;Quy định;Bộ Chính trị;kiểm điểm, đánh giá, xếp loại|43-HD/BTCTW;2025-10-31;Hướng dẫn;Ban Tổ chức Trung ương;kiểm điểm, đánh giá, xếp loại|05-HD/VPTW;2026-05-27;Hướng dẫn;Văn phòng Trung ương Đảng;trình bày văn bản của Đảng"""),
    "state": options("""01/2011/TT-BNV;2011-01-19;Thông tư;Bộ Nội vụ;trình bày văn bản hành chính|02/2011/QH13;2011-11-11;Luật;Quốc hội;khiếu nại|56/2015/NĐ-CP;2015-06-09;Nghị định;Chính phủ;phân loại cán bộ, công chức|77/2015/QH13;2015-06-19;Luật;Quốc hội;tổ chức chính quyền địa phương|80/2015/QH13;2015-06-22;Luật;Quốc hội;ban hành văn bản quy phạm pháp luật|34/2016/NĐ-CP;2016-05-14;Nghị định;Chính phủ;soạn thảo văn bản quy phạm pháp luật|88/2017/NĐ-CP;2017-07-27;Nghị định;Chính phủ;phân loại cán bộ, công chức
25/2018/QH14;2018-06-12;Luật;Quốc hội;tố cáo|29/2018/QH14;2018-11-15;Luật;Quốc hội;bảo vệ bí mật nhà nước|36/2018/QH14;2018-11-20;Luật;Quốc hội;phòng, chống tham nhũng|30/2020/NĐ-CP;2020-03-05;Nghị định;Chính phủ;công tác văn thư|90/2020/NĐ-CP;2020-08-13;Nghị định;Chính phủ;xếp loại cán bộ, công chức, viên chức|112/2020/NĐ-CP;2020-09-18;Nghị định;Chính phủ;kỷ luật cán bộ, công chức, viên chức|115/2020/NĐ-CP;2020-09-25;Nghị định;Chính phủ;tuyển dụng và quản lý viên chức
138/2020/NĐ-CP;2020-11-27;Nghị định;Chính phủ;tuyển dụng và quản lý công chức|60/2021/NĐ-CP;2021-06-21;Nghị định;Chính phủ;tự chủ tài chính của đơn vị sự nghiệp|42/2022/NĐ-CP;2022-06-24;Nghị định;Chính phủ;dịch vụ công trực tuyến|33/2023/NĐ-CP;2023-06-10;Nghị định;Chính phủ;cán bộ, công chức cấp xã|48/2023/NĐ-CP;2023-07-17;Nghị định;Chính phủ;xếp loại cán bộ, công chức, viên chức|59/2023/NĐ-CP;2023-08-14;Nghị định;Chính phủ;thực hiện dân chủ ở cơ sở|178/2024/NĐ-CP;2024-12-31;Nghị định;Chính phủ;chế độ cho người nghỉ khi sắp xếp bộ máy
72/2025/QH15;2025-06-16;Luật;Quốc hội;tổ chức chính quyền địa phương|170/2025/NĐ-CP;2025-06-30;Nghị định;Chính phủ;tuyển dụng và quản lý công chức|335/2025/NĐ-CP;2025-12-21;Nghị định;Chính phủ;xếp loại công chức"""),
}
#: Who writes: side, level; letterhead; name; symbols; signature. Superior bodies stand first, so that others cite them.
ISSUERS: Final = options("""party province;TỈNH ỦY {P};Tỉnh ủy;CV/TU KH/TU CT/TU TB/TU HD/TU;T/M BAN THƯỜNG VỤ+PHÓ BÍ THƯ
state province;ỦY BAN NHÂN DÂN/TỈNH {P};Ủy ban nhân dân tỉnh;UBND-NC KH-UBND CT-UBND;TM. ỦY BAN NHÂN DÂN+KT. CHỦ TỊCH+PHÓ CHỦ TỊCH
party province;TỈNH ỦY {P}/BAN TỔ CHỨC;Ban Tổ chức Tỉnh ủy;HD/BTCTU CV/BTCTU;K/T TRƯỞNG BAN+PHÓ TRƯỞNG BAN
party province;TỈNH ỦY {P}/VĂN PHÒNG;Văn phòng Tỉnh ủy;CV/VPTU TB/VPTU;K/T CHÁNH VĂN PHÒNG+PHÓ CHÁNH VĂN PHÒNG
party province;TỈNH ỦY {P}/ỦY BAN KIỂM TRA;Ủy ban Kiểm tra Tỉnh ủy;KH/UBKTTU;T/M ỦY BAN KIỂM TRA+CHỦ NHIỆM
party district;ĐẢNG BỘ TỈNH {P}/HUYỆN ỦY {D};Huyện ủy;CV/HU KH/HU CT/HU;T/M BAN THƯỜNG VỤ+BÍ THƯ
state province;UBND TỈNH {P}/SỞ NỘI VỤ;Sở Nội vụ;SNV-CCHC HD-SNV;KT. GIÁM ĐỐC+PHÓ GIÁM ĐỐC
state province;UBND TỈNH {P}/SỞ Y TẾ;Sở Y tế;SYT-NVY;GIÁM ĐỐC
state province;UBND TỈNH {P}/SỞ TÀI CHÍNH;Sở Tài chính;TB-STC;GIÁM ĐỐC
state district;ỦY BAN NHÂN DÂN/HUYỆN {D};Ủy ban nhân dân huyện;UBND-VP KH-UBND;TM. ỦY BAN NHÂN DÂN+CHỦ TỊCH""")
KINDS: Final = {"KH": "Kế hoạch", "HD": "Hướng dẫn", "CT": "Chỉ thị", "TB": "Thông báo"}
YEARLY: Final = {"KH": 160, "HD": 45, "CT": 24, "TB": 210}  # how many of a kind a body issues in a year
VERBS: Final = ("tăng cường", "đẩy mạnh", "tiếp tục thực hiện", "chấn chỉnh", "nâng cao hiệu quả", "tập trung chỉ đạo")
#: Series of numbers, which every province has: who, letterhead, name, signature, symbol.
SLOTS: Final = [
    (who, left, issuer, sign, symbol)
    for who, left, issuer, symbols, sign in (line.split(";") for line in ISSUERS)
    for symbol in symbols.split()
]
#: The slots whose letters a letter of this side carries out.
SUPERIOR: Final = {"party": 5, "state": 8}
#: Bodies as letters of a side and level name them, lead and support disjoint.
BODIES: Final = {
    "party province": """lead=Ban Tổ chức Tỉnh ủy|Văn phòng Tỉnh ủy|Ủy ban Kiểm tra Tỉnh ủy|Ban Nội chính Tỉnh ủy|Ban Tuyên giáo Tỉnh ủy
support=Ban Dân vận Tỉnh ủy|Trường Chính trị tỉnh|Đảng ủy Công an tỉnh|Đảng ủy Quân sự tỉnh|Ban cán sự đảng Ủy ban nhân dân tỉnh|Báo {province}|Liên đoàn Lao động tỉnh
many=các huyện ủy, thị ủy, thành ủy|các đảng ủy trực thuộc Tỉnh ủy|các cấp ủy, tổ chức đảng trực thuộc Tỉnh ủy
above=Thường trực Tỉnh ủy|Ban Thường vụ Tỉnh ủy""",
    "party district": """lead=Ban Tổ chức Huyện ủy|Văn phòng Huyện ủy|Ủy ban Kiểm tra Huyện ủy|Ban Tuyên giáo Huyện ủy
support=Ủy ban Mặt trận Tổ quốc Việt Nam huyện|Công an huyện|Ban Chỉ huy Quân sự huyện|Hội Nông dân huyện|Trung tâm Chính trị huyện
many=các chi bộ, đảng bộ trực thuộc Huyện ủy|các chi ủy, đảng ủy cơ sở
above=Thường trực Huyện ủy|Ban Thường vụ Huyện ủy""",
    "state province": """lead=Sở Nội vụ|Sở Tài chính|Sở Y tế|Sở Nông nghiệp và Phát triển nông thôn|Sở Xây dựng|Công an tỉnh
support=Sở Tư pháp|Sở Thông tin và Truyền thông|Sở Giáo dục và Đào tạo|Báo {province}|Hội Nông dân tỉnh|Bộ Chỉ huy Quân sự tỉnh
many=Ủy ban nhân dân các huyện, thị xã, thành phố|các sở, ban, ngành|các đơn vị sự nghiệp thuộc tỉnh
above=Ủy ban nhân dân tỉnh|Chủ tịch Ủy ban nhân dân tỉnh""",
    "state district": """lead=Phòng Nội vụ|Phòng Tài chính - Kế hoạch|Phòng Văn hóa và Thông tin|Công an huyện|Trung tâm Y tế huyện
support=Hội Nông dân huyện|Ban Chỉ huy Quân sự huyện|Phòng Tư pháp|Ủy ban Mặt trận Tổ quốc Việt Nam huyện
many=Ủy ban nhân dân các xã, thị trấn|các phòng, ban chuyên môn|các trường học trên địa bàn
above=Ủy ban nhân dân huyện|Chủ tịch Ủy ban nhân dân huyện""",
}
#: Names that changed with the merger of offices in March 2025 and the end of districts in July 2025.
RENAMED: Final = (
    "Ban Tuyên giáo>Ban Tuyên giáo và Dân vận|Ban Dân vận Tỉnh ủy>Đảng ủy các cơ quan Đảng tỉnh|Ban cán sự đảng Ủy ban nhân dân tỉnh>Đảng ủy Ủy ban nhân dân tỉnh|Sở Nông nghiệp và Phát triển nông thôn>Sở Nông nghiệp và Môi trường|Sở Thông tin và Truyền thông>Sở Khoa học và Công nghệ",
    "các huyện ủy, thị ủy, thành ủy>các đảng ủy xã, phường|các huyện, thị xã, thành phố>các xã, phường|Ban Tổ chức Huyện ủy>Ban Xây dựng Đảng của Đảng ủy xã|các chi bộ, đảng bộ>các chi bộ|Huyện ủy viên>Đảng ủy viên|Huyện ủy>Đảng ủy xã|HUYỆN ỦY>ĐẢNG ỦY XÃ|/HU>/ĐU|Ủy ban nhân dân các xã, thị trấn>các trưởng thôn|Phòng Nội vụ>Phòng Văn hóa - Xã hội|Phòng Tài chính - Kế hoạch>Phòng Kinh tế|Phòng Văn hóa và Thông tin>Trung tâm Phục vụ hành chính công|Phòng Tư pháp>Hội Cựu chiến binh xã|Trung tâm Y tế huyện>Trạm Y tế xã| huyện> xã|HUYỆN>XÃ",
)
MERGERS: Final = (dt.date(2025, 3, 1), dt.date(2025, 7, 1))


def renamed(text: str, era: int) -> str:
    """Names of bodies as they were after so many of the two changes."""
    for pair in "|".join(RENAMED[:era]).split("|") if era else ():
        text = text.replace(pair.split(">")[0], pair.split(">")[1])
    return text


#: How sentences are built: a word in braces is drawn from the table of that name, or made.
FRAMES: Final = """task={lead} chủ trì, phối hợp với {support} {action}|{lead} {action}; {support} phối hợp thực hiện|giao {lead} {action}, chú trọng {thing}|{many} {action}, nhất là ở {place}
task=đề nghị {many} {action}|yêu cầu {many} {action}; lấy {place} làm nơi chỉ đạo điểm|đồng chí {person}, {post}, trực tiếp chỉ đạo việc {action}|{support} cử người cùng {many} {action}
timed={task}, {limit}|{task}; gửi {paper} về {office} {limit}|{task}, hoàn thành {limit}|{many} lập {paper} về {thing}, gửi {lead} {limit}|{lead} tổng hợp {paper} của {place} và {place}, trình {above} {limit}
limit=trước ngày {day}|trước ngày {day}|trước ngày {day}|chậm nhất ngày {day}|chậm nhất là {long_day}|đến hết ngày {day}|trước 17 giờ ngày {day}|trong quý {quarter}|trong tháng {month}|hằng tháng, trước ngày {dom}|trong {few} ngày làm việc kể từ ngày nhận được {this}|trong thời hạn {few} ngày kể từ ngày ký {this}
paper=báo cáo|danh sách|biểu tổng hợp|kế hoạch|phương án|số liệu
detail=Đến nay, {finding}.|Riêng {place}, {finding}.|Qua kiểm tra {few} đơn vị ở {place}, {finding}; {finding}.|Phấn đấu từ {percent} trở lên số đơn vị làm tốt việc quản lý {thing}.|Kinh phí {money} dành cho {thing} lấy từ {fund}, mã nhiệm vụ {code}.|Đầu mối liên hệ: đồng chí {person}, {post}, điện thoại {phone}.|Nơi làm thử là {place}, sau đó nhân ra {place} và {place}.|Số liệu về {thing} phải khớp giữa sổ theo dõi và phần mềm, sai lệch quá {percent} thì kiểm đếm lại.
detail={project} do đồng chí {person} phụ trách được lấy làm mẫu về {thing}.|So với kỳ trước, {thing} tăng {percent}, cao nhất là {place}.|Nơi còn lúng túng về {thing} thì mời {support} hướng dẫn tận nơi, không làm hình thức.|{place} có {figure} hộ liên quan, trong đó {few} hộ ở xa trung tâm.|{fund} chỉ chi cho {thing}, không dùng vào việc khác.|Cách làm của {place} về {thing} được nhiều nơi học theo.|Nhân dân phản ánh {finding}; {lead} đã ghi nhận {few} ý kiến.|Hồ sơ {code} của hộ {person} ở {place} là bài học về {thing}.|{project} cần thêm {money}; {finding}.|Không giao khoán cho cấp dưới khi {finding}.
cited=Việc này làm theo {regulation}.|Căn cứ để đối chiếu là {regulation}.|Các yêu cầu về {thing} đã nêu tại {regulation}.|Nội dung này đã được nhắc tại {regulation}; nay {finding}.
purpose=Tạo chuyển biến rõ trong {subject}, khắc phục tình trạng {finding}.|Nâng cao trách nhiệm của {many} đối với {thing}.|Làm rõ người, rõ việc, rõ kết quả trong quản lý {thing}; không phô trương.|Huy động sức dân ở {place}, {place} cùng tham gia, có công khai và giám sát.
opening=Thời gian qua, {subject} ở {area} có tiến bộ; {place} và {place} là những nơi làm tốt. Tuy nhiên, {finding}; {finding}.|Qua theo dõi {few} đơn vị, {above} nhận thấy {finding}; ở {place}, {finding}.|Năm {year}, {area} đã chi {money} cho {subject}, song {finding}.
ask={issuer} đề nghị {many} thực hiện những việc sau:|{issuer} yêu cầu các cơ quan, đơn vị thực hiện những nội dung sau:
report={many} báo cáo kết quả về {above} (qua {office}) {limit}.
closing=Quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về {office} để được hướng dẫn.|Giao {lead} theo dõi, đôn đốc việc thực hiện {this}.|Người đứng đầu cơ quan, đơn vị nghiêm túc thực hiện {this}.
post=Trưởng phòng Tổng hợp|Phó Chánh Văn phòng|chuyên viên phụ trách|tổ trưởng tổ giúp việc
fund=ngân sách tỉnh|nguồn chi thường xuyên|nguồn xã hội hóa|nguồn vượt thu|quỹ phúc lợi
project=mô hình {bare} xanh|tổ tự quản {bare}|câu lạc bộ {bare}|công trình hồ {bare}|tuyến đường {bare} - {bare}|dự án cầu {bare}|cụm dân cư {bare}|đề án {bare}"""


def tables(text: str) -> dict[str, tuple[str, ...]]:
    """Tables of alternatives by their names; a name on several lines is one table."""
    found: dict[str, tuple[str, ...]] = {}
    for key, words in (line.split("=") for line in text.splitlines()):
        found[key] = found.get(key, ()) + tuple(words.split("|"))
    return found


TABLES: Final = {
    (who, era): tables(f"{FRAMES}\n{renamed(names, era)}") for who, names in BODIES.items() for era in range(3)
}
#: Letters are dated, and limits set, on days from Monday to Friday.
WORKDAYS: Final = [day for n in range(4380) if (day := dt.date(2016, 1, 4) + dt.timedelta(n)).weekday() < 5]
DAYS: Final = [f"{day:%d/%m/%Y}" for day in WORKDAYS]
LONG_DAYS: Final = [f"{day:ngày %d tháng %m năm %Y}" for day in WORKDAYS]
SPAN: Final = bisect_left(WORKDAYS, dt.date(2026, 11, 21))
SINCE: Final = {side: [row.split(";")[1] for row in rows] for side, rows in REGULATIONS.items()}
FAMILIES: Final = [FAMILY[i] for i in zipf(len(FAMILY))]
#: Nine districts and the communes of a province, before and after the end of districts.
EARLY: Final = [[f"{'huyện' if i < 9 else 'xã'} {NAMES[p * 30 + i]}" for i in zipf(30)] for p in range(len(PROVINCES))]
LATE: Final = [
    [f"{'xã' if i % 3 else 'phường'} {NAMES[p * 30 + i + 9]}" for i in zipf(21)] for p in range(len(PROVINCES))
]
#: Characters of a letter at parts of their distribution; between them lies a straight line.
SIZES: Final = ((0, 1400), (0.1, 1900), (0.25, 2600), (0.5, 3500), (0.75, 5000), (0.9, 7600), (0.97, 12000), (1, 20000))


class Head(NamedTuple):
    """What the head of a letter says, which others cite without making its text."""

    slot: int
    day: int
    era: int
    number: str
    kind: str
    topic: int
    title: str


def head(number: int, seed: int) -> Head:
    """Head by arithmetic alone; the days of a series of numbers differ, as the step and the span have no divisor."""
    turn, slot = divmod(number // len(PROVINCES), len(SLOTS))
    side, symbol = SLOTS[slot][0][:5], SLOTS[slot][4]
    day = (turn * 1009 + slot * 617 + number % len(PROVINCES) * 173 + seed) % SPAN
    date, noise = WORKDAYS[day], (number + seed) * 2654435761 % 2**32 >> 8
    era = bisect_right(MERGERS, date)
    sort = symbol[:2] if symbol[:2] in KINDS else "CV"
    running = 1 + ((date.month * 31 + date.day - 32) * YEARLY.get(sort, 1100) + number % 60) // 372
    topic = RANKED[side][noise % len(RANKED[side])]
    title = f"{VERBS[(noise >> 12) % len(VERBS)]} {TOPIC[topic]['subject'][0]}"
    whole = f"{running:02}{'-' if side == 'party' else '/'}{renamed(symbol, era)}"
    return Head(slot, day, era, whole, KINDS.get(sort, "Công văn"), topic, title)


class Words(dict[str, str]):
    """What a letter says everywhere alike; what is missing is drawn from its tables or made up at each use."""

    def __init__(self, number: int, seed: int) -> None:
        self.random, self.top = Random(f"{seed}:{number}").random, head(number, seed)
        who, _, issuer, _, _ = SLOTS[self.top.slot]
        self.party, self.era, district = who[:5] == "party", self.top.era, who[6:] == "district"
        self.tables, self.turns = TABLES[who, self.era], dict[str, int]()
        turn, p = number // len(PROVINCES) // len(SLOTS), number % len(PROVINCES)
        self.places = (LATE if self.era > 1 else EARLY)[p]
        known = REGULATIONS[who[:5]][: bisect_left(SINCE[who[:5]], str(WORKDAYS[self.top.day]))][-16:]
        start = self.whole(len(known))
        self.regulations = [*known[start:], *known[:start]]
        place = NAMES[p * 30 + 9 * (self.era > 1) + turn % 9] if district else PROVINCES[p]
        area = f"{'xã' if self.era > 1 else 'huyện'} {place}, " * district + f"tỉnh {PROVINCES[p]}"
        self.update(province=PROVINCES[p], P=PROVINCES[p].upper(), D=place.upper(), seat=place, area=area)
        self.update(
            issuer=renamed(issuer, self.era), office=self.tables["lead"][self.party], this=f"{self.top.kind} này"
        )
        self.about, self.title, self.superior = self.top.topic, self.top.title, self.regulation()
        for _ in range(5):  # as half of the smaller numbers bear later days
            drawn = (self.whole(turn + 1) * len(SLOTS) + self.whole(SUPERIOR[who[:5]])) * len(PROVINCES) + p
            other = head(drawn, seed)
            if drawn < number and other.day < self.top.day and (self.party or other.topic >= PARTY_TOPICS):
                day, body = f"ngày {DAYS[other.day]}", SLOTS[other.slot][2]
                self.superior = f"{other.kind} số {other.number}, {day} của {body} về {other.title}"
                if (
                    self.top.slot >= SUPERIOR["state"]
                ):  # nobody cites this letter, so it may be about the superior's topic
                    self.about, self.title = other.topic, other.title
                break
        self.topic = TOPIC[self.about]

    def whole(self, count: int) -> int:
        """A number from 0, less than the count."""
        return int(self.random() * count)

    def draw(self, items: Sequence[T]) -> T:
        """One of some items."""
        return items[int(self.random() * len(items))]

    def __missing__(self, key: str) -> str:
        if key in self.topic:  # in turns, so that a letter says all of a topic before it says a thing again
            turn = self.turns[key] = self.turns.get(key, self.whole(5)) + 1
            return self.topic[key][turn % len(self.topic[key])]
        table = self.tables.get(key)
        if table is None:
            return MADE[key](self)
        text = table[int(self.random() * len(table))]
        return text.format_map(self) if "{" in text else text

    def sentence(self, key: str) -> str:
        """What is drawn, with a capital."""
        text = self[key]
        return text[0].upper() + text[1:]

    def later(self) -> int:
        """Place of a working day within half a year."""
        return self.top.day + 8 + int(self.random() * 120)

    def regulation(self) -> str:
        """The next of the regulations that were new when the letter was written."""
        self.regulations.append(self.regulations.pop(0))
        symbol, date, kind, issuer, title = self.regulations[-1].split(";")
        name = f"{kind} số {symbol}{',' * self.party} ngày {date[8:]}/{date[5:7]}/{date[:4]} của {issuer}"
        return f"{name} về {title}" if self.random() < 0.6 else name


#: What is made up: places of the province, people, figures and days.
MADE: Final[dict[str, Callable[[Words], str]]] = {
    "place": lambda w: w.places[int(w.random() * len(w.places))],
    "bare": lambda w: w.draw(NAMES),
    "person": lambda w: f"{w.draw(FAMILIES)} {w.draw(MIDDLE)} {w.draw(GIVEN)}",
    "few": lambda w: f"{3 + w.whole(27):02}",
    "figure": lambda w: f"{1 + w.whole(8)}.{w.whole(1000):03}",
    "percent": lambda w: f"{3 + w.whole(92)},{w.whole(10)}%",
    "money": lambda w: f"{1 + w.whole(60)},{w.whole(10)} tỷ đồng",
    "code": lambda w: f"{w['P'][0]}{w.draw(SECOND)[0]}{w.whole(100_000):05}".upper(),
    "phone": lambda w: f"0200.{w.whole(1_000_000):06}",
    "day": lambda w: DAYS[w.later()],
    "long_day": lambda w: LONG_DAYS[w.later()],
    "month": lambda w: DAYS[w.later()][3:],
    "quarter": lambda w: f"{('I', 'II', 'III', 'IV')[((day := WORKDAYS[w.later()]).month - 1) // 3]}/{day.year}",
    "dom": lambda w: f"{5 + w.whole(21):02}",
    "year": lambda w: f"{WORKDAYS[w.top.day].year - 1}",
    "regulation": Words.regulation,
}


def letterhead(words: Words) -> list[str]:
    """Both columns of the head, one after the other or side by side, as files give them, and what follows them."""
    top, party = words.top, words.party
    left = [*renamed(SLOTS[top.slot][1], top.era).format_map(words).split("/"), *["*"] * party]
    left.append(f"Số {top.number}" if party else f"Số: {top.number}")
    right = (
        ["ĐẢNG CỘNG SẢN VIỆT NAM"] if party else ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    )
    right.append(f"{words['seat']}, {LONG_DAYS[top.day]}")
    lines = [*left, "", *right]
    if words.random() < 0.5:
        lines = [f"{a:<34}{b}".rstrip() for a, b in zip_longest(left, right, fillvalue="")]
    title = words.title[0].upper() + words.title[1:]
    if top.kind != "Công văn":
        return [*lines, "", top.kind.upper(), title, "-----", ""]
    lines.insert(len(left), title if party else f"V/v {words.title}")
    to = [words.sentence(key) for key in ("many", "lead", "support")[: 1 + words.whole(3)]]
    return [*lines, "", f"Kính gửi: {to[0]}." if len(to) == 1 else "Kính gửi:\n- " + ";\n- ".join(to) + ".", ""]


def outline(words: Words, size: int, limits: int, citations: int) -> list[str]:
    """Numbered items of about this many characters, with about so many limits and citations spread over them."""
    lines: list[str] = []
    number = 0
    while size > 0:
        number += 1
        if number % 4 == 0:  # a long letter touches other topics and comes back to its own
            words.topic = TOPIC[
                words.about if number % 8 == 0 else words.draw(RANKED["party" if words.party else "state"])
            ]
        share = 400 / max(size, 400)
        timed, cited = words.random() < limits * share, words.random() < citations * share
        limits, citations = limits - timed, citations - cited
        keys = ["detail"] * words.whole(3) + ["cited"] * cited
        item = [" ".join([f"{number}. {words.sentence('timed' if timed else 'task')}.", *map(words.sentence, keys)])]
        if words.random() < 0.25:
            item += [f"{mark}) {words.sentence('task')}." for mark in "abc"[: 2 + words.whole(2)]]
        size -= sum(map(len, item))
        lines += item
    return lines


def letter(number: int, seed: int = 20261122) -> str:
    """Text of the letter of a number.

    Parameters
    ----------
    number : int
        From 0; letters cite smaller numbers only, so that a library of the first ones is whole.
    seed : int, optional
        Another seed makes another library.

    Returns
    -------
    str
        A letter of 1,400 to about 20,000 characters, half of them above 3,500.
    """
    words = Words(number, seed)
    kind, party, part = words.top.kind, words.party, words.random()
    at = next(i for i, (least, _) in enumerate(SIZES) if least > part)
    (low, small), (high, large) = SIZES[at - 1 : at + 1]
    size = int(small + (large - small) * (part - low) / (high - low)) - 1250
    limits, citations = words.whole(7), words.whole(3) + words.whole(4)
    lines = letterhead(words)
    if kind == "Công văn":
        lines.append(words.sentence("opening"))
        lines.append(f"Thực hiện {words.superior}; căn cứ {words.regulation()}, {words['ask']}")
    else:
        lines += [f"Căn cứ {words.regulation()};", f"Thực hiện {words.superior},", words.sentence("ask")]
    if kind in ("Kế hoạch", "Hướng dẫn"):
        lines += ["I. MỤC ĐÍCH, YÊU CẦU", f"1. {words.sentence('purpose')}", f"2. {words.sentence('purpose')}"]
        lines += ["II. NHIỆM VỤ, GIẢI PHÁP", *outline(words, size * 2 // 3, limits, citations)]
        lines += ["III. TỔ CHỨC THỰC HIỆN", *outline(words, size // 3, 1, 0)]
    else:
        lines += outline(words, size, limits, citations)
    lines += [
        words.sentence("report"),
        words.sentence("closing").rstrip(".") + ("." if party else "./."),
        "",
        "Nơi nhận:",
    ]
    copies = [
        "Như trên" if kind == "Công văn" else words.sentence("many"),
        f"{words['above']} (để báo cáo)",
        words["office"],
    ]
    lines += [f"- {copy}{',' if party else ';'}" for copy in copies] + ["- Lưu Văn phòng." if party else "- Lưu: VT."]
    return "\n".join([*lines, "", *SLOTS[words.top.slot][3].split("+"), "", words["person"], ""])


def name(number: int) -> str:
    """Name of the file of a letter: a thousand letters in a folder."""
    return f"{number // 1000:03}/letter-{number:06}.txt"


def write_letters(folder: Path, count: int, first: int = 0) -> int:
    """Write letters of consecutive numbers and return how many bytes they have."""
    written = 0
    for number in range(first, first + count):
        path = folder / name(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        written += path.write_bytes(letter(number).encode())
    return written
