// 全部记者、通讯员、摄影 | All who report, those with most articles first
// param limit: integer = 100 — most rows
// example: limit=3
// answer: {"reporter": "夏知秋", "role": "记者", "count": 9, "articles": ["安徽表彰五一劳动奖获得者", "贺小川师徒包揽前两名", "省总工会七届五次全委会召开", "华文澜当选安徽省总工会主席", "柏映霞当选主席", "澄江重机再获全国总工会表彰", "两校结盟育工匠", "一个行业工会的五年", "安徽省总工会与皖禾担保签约"]}
// answer: {"reporter": "孟小舟", "role": "记者", "count": 8, "articles": ["鸠江区:农民工有了自己的“夜校”", "鸠江区:农民工有了自己的“夜校”", "铜陵:凤鸣铜业有了“减压屋”", "安徽省女职工读书大赛启动", "谷雨晴:焊花里长大的班长", "我省启动“江淮工匠”培育计划", "“匠心杯”茶艺比赛在黄山举行", "省总慰问团走进黄山"]}
// answer: {"reporter": "宋以宁", "role": "通讯员", "count": 6, "articles": ["芜湖市总送法进厂", "安徽表彰五一劳动奖获得者", "贺小川师徒包揽前两名", "谷雨晴:焊花里长大的班长", "澄江重机再获全国总工会表彰", "一个行业工会的五年"]}
MATCH (p:Person)-[r:REPORTED]->(article:Article)
WITH p, r, article ORDER BY coalesce(article.date, ''), article.id
WITH p, r.role AS role, collect(article.name) AS articles,
     collect(r.evidence_quote[0]) AS sentences, collect(article.source) AS sources
RETURN p.name AS reporter, role, size(articles) AS count, articles, sentences[0] AS sentence, sources[0] AS source
ORDER BY count DESC, reporter, role, p.id
LIMIT $limit
