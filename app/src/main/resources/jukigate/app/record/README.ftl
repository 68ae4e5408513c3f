# 記録 ${from} 〜 ${to}

`scenario.xml` の手順を `./jukigate replay` がもう一度送る。本文のファイルは直してよい。署名・時刻・MessageIDは送るたびに新しく作る。
<#if pseudonyms>
住民票コード、個人番号、氏名、住所、生年月日の日、電話番号は、この記録の中で一貫した架空の値に置き換えてある。
<#else>
値は記録したままである。個人情報としての取扱いが要る。
</#if>

| 手順 | 間隔 | 送信 → 受信 | 電文 | 業務キー | 結果 | 後に続いた電文 |
|---|---|---|---|---|---|---|
<#list steps as step>
| ${step?counter} | ${step.after} | ${step.from} → ${step.to} | ${step.ja} (${step.operation}) | ${step.keys} | ${step.ending} | ${step.follow} |
</#list>
<#if leftOut?has_content>

再現できないため含まれないもの (相関ID `./jukigate audit show`):

<#list leftOut as row>
- ${row.at} ${row.id}: ${row.ja} ${row.refusal}
</#list>
</#if>

# Recorded ${from} to ${to}

`./jukigate replay` sends the steps of `scenario.xml` once more. The body files may be edited; signatures, times and MessageIDs are made anew with each sending.
<#if pseudonyms>
Resident codes, individual numbers, names, addresses, days of birth and telephone numbers are invented values that stay the same throughout this recording.
<#else>
Values are as they were recorded: treat them as personal data.
</#if>

| step | pause | from → to | message | business key | result | what followed |
|---|---|---|---|---|---|---|
<#list steps as step>
| ${step?counter} | ${step.after} | ${step.from} → ${step.to} | ${step.en} (${step.operation}) | ${step.keys} | ${step.ending} | ${step.follow} |
</#list>
<#if leftOut?has_content>

Not in it, because it cannot be sent again (correlation id: `./jukigate audit show`):

<#list leftOut as row>
- ${row.at} ${row.id}: ${row.en} ${row.refusal}
</#list>
</#if>
