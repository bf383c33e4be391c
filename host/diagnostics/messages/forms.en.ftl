### Forms.

# What is live in a form

form-entered = entered
form-whole = The whole form (cells to fill in)
form-check-empty = nothing entered
form-check-incomplete = figures missing
form-check-wrong = wrong
form-check-above = ({ $part }) exceeds ({ $whole })
form-check-evidence = no evidence cited
form-check-done = complete
form-type-number = Type a number, such as 8.5; neither signs between thousands nor units.
form-type-count = Type a whole number, such as 1250; neither signs between thousands nor units.
form-type-percent = Type the sign too, such as 85% or 0.5%.
form-type-choice = Click the arrow right of the cell and choose.
form-type-yes-no = Click the arrow right of the cell and choose.
form-type-date = Type day/month/year, such as 31/12/2023.
form-type-text = Type text.
form-type-evidence = Number – date: abstract; one document a line (Alt+Enter). Such as: 12/BC-STC – 05/01/2025: Báo cáo kết quả chuyển đổi số
form-guide-check = The top of the form and the captions say how many of the cells to fill in are filled in. The column “Check” tells by itself which row is empty, incomplete, wrong or complete; the numbers in brackets are those of “What to enter”.

# Feedback on forms

feedback-tab-list = To look at
feedback-tab-table = Table
feedback-tab-agencies = Agencies
feedback-tab-others = Nobody's
feedback-title = Feedback on the form of { $agency } ({ $code })
feedback-subtitle = Errors: { $errors }, warnings: { $warnings }, notes: { $notes }. Mend the form itself and hand it in again; the sheets behind are a copy to compare with, whose coloured cells bear a note that says what is wrong.
feedback-column = Column
feedback-table-title = The agency's figures in the common table
feedback-table-subtitle = File { $file }: each line is a cell of the agency's row
feedback-agencies-title = Agencies with something to look at
feedback-agencies-subtitle = { $count } of { $of } agencies; each has a file in the same folder to be sent back
feedback-others-title = Errors and warnings that belong to no agency
feedback-others-subtitle = Such as files that cannot be read, codes of agencies that do not exist, faults of the set
cli-feedback = Feedback was written for agencies: { $count }, into { $out }; the summary: { $summary }.
