# Cách tính bị hỏng giữa đợt chấm

score-rule-failed = cách tính bị hỏng nên cả nhóm không được tính: { $reason }
report-points-rule-failed = cách tính bị hỏng, trừ khỏi điểm tối đa
criteria-rule-failure = Khi cách tính bị hỏng
criteria-rule-failure-withhold = trừ khỏi điểm tối đa của cả nhóm
