namespace Wavecast.Tables;

/// <summary>CSV files to sequences and back. What is read, and how, is told exactly in <c>docs/reference/csv.md</c>.</summary>
public static class CsvFile
{
    /// <summary>Reads the sequences of a file.</summary>
    /// <remarks>
    /// Comma, semicolon or tab, quotes as in RFC 4180, a row of names or none, and a first column of steps or dates are found
    /// by themselves; lines before and behind the table, as titles and sources, are left out; a file packed by gzip is unpacked. Numbers have a <c>.</c> as the decimal sign whatever the culture, unless they tell themselves that it is a comma. A table of one row gives sequences of one
    /// step, from which nothing can be learnt: a learner needs two.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="options">How columns become sequences; null for the defaults.</param>
    /// <exception cref="DataFormatException">The file is no table of numbers, or too large.</exception>
    /// <exception cref="IOException">There is no such file, it is a folder, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static SequenceTable Read(string path, CsvOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = CsvSource.OpenFile(path);
        return Read(stream, path, options);
    }

    /// <summary>Reads the sequences of a stream; see <see cref="Read(string, CsvOptions?)"/>.</summary>
    /// <param name="stream">The bytes of a CSV file, UTF-8, or UTF-16 with a byte order mark.</param>
    /// <param name="name">How messages name it.</param>
    /// <param name="options">How columns become sequences; null for the defaults.</param>
    /// <exception cref="DataFormatException">The stream holds no table of numbers, or too large a one.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static SequenceTable Read(Stream stream, string name, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        options ??= new CsvOptions();
        using CsvSource source = new(stream, name, options.MaxBytes);
        Stream text = source.FindTable(out string[] notes);
        NumberForm form = NumberForm.Find(text, name, decimalComma: null, mayBeSaid: false);
        CellTable table = CellTable.Read(text, name, options with { Form = form });
        SequenceTable sequences = options.IdColumn is null ? WideLayout.Arrange(table, options) : LongLayout.Arrange(table, options);
        return sequences.With(form.HasFoundComma ? [.. notes, NumberForm.NoteOfComma] : notes);
    }

    /// <summary>Writes sequences, a row for each step: <c>step</c>, then a column for each sequence or for each feature of each.</summary>
    /// <remarks>
    /// Numbers are written so that they read back to the bit, lines end in LF, and where a sequence has ended its cells are empty.
    /// The file is written whole or not at all.
    /// </remarks>
    /// <param name="path">The file to make or replace.</param>
    /// <param name="sequences">The values, <c>[batch, steps, features]</c>.</param>
    /// <param name="names">A name for each sequence.</param>
    /// <param name="features">
    /// A name for each feature; needed from two features on. The columns of a single sequence are called like its features,
    /// those of several <c>name.feature</c>.
    /// </param>
    /// <exception cref="ArgumentException">There are too few names or too many, or two columns would have the same name or none.</exception>
    /// <exception cref="IOException">The path is a folder, its folder does not exist, or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static void Write(string path, SequenceBatch<double> sequences, IReadOnlyList<string> names, IReadOnlyList<string>? features = null)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentNullException.ThrowIfNull(names);
        string[] columns = NameColumns(sequences, names, features);
        Storage.AtomicFile.Write(path, stream =>
        {
            CsvRowWriter writer = new(stream);
            writer.WriteRow([IndexColumn.DefaultName, .. columns]);
            for (int t = 0; t < sequences.Steps; t++)
            {
                WriteStep(writer, sequences, t);
            }
        });
    }

    private static void WriteStep(CsvRowWriter writer, SequenceBatch<double> sequences, int step)
    {
        writer.Write(step);
        for (int b = 0; b < sequences.Count; b++)
        {
            for (int k = 0; k < sequences.Features; k++)
            {
                if (step < sequences.Lengths[b])
                {
                    writer.Write(sequences[b][(step * sequences.Features) + k]);
                }
                else
                {
                    writer.WriteEmpty();
                }
            }
        }
        writer.EndRow();
    }

    private static string[] NameColumns(SequenceBatch<double> sequences, IReadOnlyList<string> names, IReadOnlyList<string>? features)
    {
        if (names.Count != sequences.Count)
        {
            throw new ArgumentException($"{names.Count} names for {sequences.Count} sequences.", nameof(names));
        }
        if (sequences.Features > 1 && features?.Count != sequences.Features)
        {
            throw new ArgumentException($"{features?.Count ?? 0} names for {sequences.Features} features.", nameof(features));
        }
        string[] columns =
        [
            .. sequences.Features == 1 ? names
                : sequences.Count == 1 ? features!
                : names.SelectMany(name => features!.Select(feature => $"{name}.{feature}")),
        ];
        HashSet<string> seen = [IndexColumn.DefaultName];
        string? wrong = columns.FirstOrDefault(column => string.IsNullOrEmpty(column) || !seen.Add(column));
        return wrong is null ? columns : throw new ArgumentException($"A column cannot be called '{wrong}': the name is empty or taken.", nameof(names));
    }
}
