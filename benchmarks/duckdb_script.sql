-- Observations (a long CSV file) to assessments. The tables kpis, permitted, segments, gates, levels and rules hold the rubric.

-- Half up, after the noise of binary fractions.
CREATE MACRO half_up(number, decimals) AS floor(round(number * 10 ** decimals, 4) + 0.5) / 10 ** decimals;

-- Clean rows; what cannot be used is left out.
CREATE TEMP TABLE checked AS
WITH read AS (
    SELECT * FROM read_csv(getvariable('observations'), header = true, columns = {
        employee: 'TEXT', kpi: 'TEXT', value: 'TEXT', numerator: 'DOUBLE', denominator: 'DOUBLE',
        source: 'TEXT', rater: 'TEXT', date: 'DATE'
    })
), valued AS (
    SELECT employee, read.kpi, coalesce(source, kpis.default_source) AS source, rater, date, numerator, denominator,
        coalesce(trim(value) IN ('N/A', 'NA', '不适用'), false) AS na,
        coalesce(numerator / denominator, try_cast(trim(value) AS DOUBLE)) AS value,
        coalesce(greatest(floor(denominator), 1), 1) AS observations,
        lowest, highest, aggregate, passes
    FROM read JOIN kpis ON read.kpi = kpis.kpi
)
SELECT valued.*, weight, pool, min_raters
FROM valued JOIN permitted ON valued.kpi = permitted.kpi AND valued.source = permitted.source
WHERE na OR value BETWEEN lowest AND highest;

-- Of exact duplicates one stays, of conflicting rows none; only rows with rater and date can be told.
CREATE TEMP TABLE repeated AS
SELECT employee, kpi, source, rater, date
FROM checked WHERE rater IS NOT NULL AND date IS NOT NULL
GROUP BY ALL HAVING count(*) > 1;

CREATE TEMP TABLE kept AS
SELECT checked.* FROM checked ANTI JOIN repeated USING (employee, kpi, source, rater, date)
UNION ALL
SELECT * FROM (SELECT DISTINCT checked.* FROM checked SEMI JOIN repeated USING (employee, kpi, source, rater, date))
QUALIFY count(*) OVER (PARTITION BY employee, kpi, source, rater, date) = 1;

CREATE TEMP TABLE counted AS SELECT * FROM kept WHERE weight > 0;

-- One row per employee, KPI and source: raters first where the source pools them.
CREATE TEMP TABLE sources AS
WITH pooled AS (
    SELECT employee, kpi, source, rater, any_value(weight) AS weight, any_value(min_raters) AS min_raters,
        if(any_value(aggregate) = 'ratio', sum(numerator) / sum(denominator), avg(value)) AS mean, sum(value) AS total,
        sum(observations) AS observations, coalesce(sum(observations) FILTER (value >= passes), 0) AS passed
    FROM counted WHERE NOT na AND pool = 'rater' GROUP BY ALL
), every AS (
    SELECT employee, kpi, source, any_value(weight) AS weight, any_value(min_raters) AS min_raters, avg(mean) AS mean,
        sum(total) AS total, sum(observations) AS observations, sum(passed) AS passed, count(*) AS raters
    FROM pooled GROUP BY ALL
    UNION ALL
    SELECT employee, kpi, source, any_value(weight), any_value(min_raters),
        if(any_value(aggregate) = 'ratio', sum(numerator) / sum(denominator), avg(value)), sum(value),
        sum(observations), coalesce(sum(observations) FILTER (value >= passes), 0),
        if(any_value(min_raters) = 1, 1, count(DISTINCT rater) FILTER (min_raters > 1) + max((rater IS NULL)::INT))
    FROM counted WHERE NOT na AND pool <> 'rater' GROUP BY ALL
)
SELECT * FROM every WHERE raters >= min_raters;

-- One row per employee and KPI, with the reason where there is no value.
CREATE TEMP TABLE found AS
WITH across AS (
    SELECT employee, kpi, sum(weight * mean) / sum(weight) AS mean, sum(total) AS total,
        sum(observations) AS observations, sum(passed) AS passed
    FROM sources GROUP BY ALL
), said AS (
    SELECT employee, kpi, bool_and(na) AS na FROM counted GROUP BY ALL
), people AS (SELECT DISTINCT employee FROM kept)
SELECT employee, kpis.kpi, kpis.place, kpis.weight, coalesce(said.na, false) AS na,
    coalesce(across.observations, 0) AS observations, coalesce(passed, 0) AS passed,
    CASE
        WHEN said.na IS NULL AND absent THEN 0
        WHEN across.observations IS NULL OR across.observations < min_observations THEN NULL
        WHEN aggregate = 'sum' THEN half_up(least(total, highest), 6)
        ELSE half_up(mean, 6)
    END AS value
FROM people CROSS JOIN kpis LEFT JOIN across USING (employee, kpi) LEFT JOIN said USING (employee, kpi);

CREATE TEMP TABLE scores AS
SELECT found.*, y + (right_y - y) * (value - x) / (right_x - x) AS score
FROM found LEFT JOIN segments ON found.kpi = segments.kpi AND value > x AND value <= right_x;

CREATE TEMP TABLE composites AS
SELECT employee,
    half_up(sum(weight * score) / sum(weight) FILTER (score IS NOT NULL), 2) AS composite,
    half_up(coalesce(sum(weight) FILTER (score IS NOT NULL), 0) / nullif(sum(weight) FILTER (NOT na), 0), 4) AS coverage
FROM scores GROUP BY employee;

-- The ladder: the first level that is not reached bars all above it.
CREATE TEMP TABLE placed AS
WITH gate_states AS (
    SELECT employee, level,
        (waive AND na) OR (value IS NOT NULL AND observations >= gates.min_observations) AS shown,
        (waive AND na) OR (value BETWEEN min_value AND max_value AND coalesce(passed / observations >= at_least, true)) AS met
    FROM found JOIN gates USING (kpi)
), gated AS (
    SELECT employee, level, bool_or(shown AND NOT met) AS failed, bool_or(NOT shown) AS unshown
    FROM gate_states GROUP BY ALL
), steps AS (
    SELECT employee, level, coalesce(composite >= cut_score, false) AND NOT coalesce(failed, false) AS passable,
        coalesce(unshown, false) AS unshown
    FROM composites CROSS JOIN levels LEFT JOIN gated USING (employee, level)
), barred AS (
    SELECT employee, min(level) AS level, arg_min(passable, level) AS only_unshown
    FROM steps WHERE NOT passable OR unshown GROUP BY employee
)
SELECT employee, coalesce(barred.level - 1, (SELECT max(level) FROM levels)) AS level,
    coalesce(only_unshown, false) AS only_unshown
FROM composites LEFT JOIN barred USING (employee);

CREATE TEMP TABLE outcomes AS
WITH spoken AS (SELECT employee, count(DISTINCT source) AS sources FROM sources GROUP BY employee)
SELECT employee, level, composite, coverage,
    CASE
        WHEN NOT coalesce(coverage >= min_coverage AND sources >= min_sources, false) THEN 'withheld'
        WHEN level = 0 THEN 'unclassified'
        WHEN coverage < full_coverage OR only_unshown THEN 'provisional'
        ELSE 'rated'
    END AS status
FROM composites JOIN placed USING (employee) LEFT JOIN spoken USING (employee) CROSS JOIN rules;

CREATE TEMP TABLE shown AS
PIVOT (SELECT employee, 'score.' || kpi AS name, half_up(score, 2) AS score FROM scores WHERE weight IS NOT NULL)
ON name USING any_value(score) GROUP BY employee;

CREATE TEMP VIEW assessments AS
SELECT employee, if(status IN ('rated', 'provisional'), level, NULL) AS level, status, composite, coverage,
    CASE status
        WHEN 'withheld' THEN 'No level this period'
        WHEN 'unclassified' THEN 'The evidence does not yet show Level 1'
        WHEN 'rated' THEN format('The evidence this period shows Level {} (proposed)', level)
        ELSE format('The evidence this period shows Level {} (proposed, provisional)', level)
    END || format(', composite {:.2f}, coverage {:g}%.', composite, 100 * coverage) AS justification,
    COLUMNS('^score\.')
FROM outcomes JOIN shown USING (employee) ORDER BY employee
