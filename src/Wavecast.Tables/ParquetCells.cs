using System.Globalization;
using System.Numerics;
using System.Text;
using Parquet;
using Parquet.Schema;
using ConvertedType = Parquet.Meta.ConvertedType;

namespace Wavecast.Tables;

/// <summary>Turns the cells of a Parquet column into those that a CSV file would have, so that the same code makes series of both.</summary>
internal static class ParquetCells
{
    // The longest are a text of a double and a date with a fraction.
    private const int LongestText = 64;

    private static readonly HashSet<Type> Fractions = [typeof(double), typeof(float), typeof(decimal)];

    private static readonly HashSet<Type> Numbers =
    [
        .. Fractions, typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
    ];

    /// <summary>Whether a column holds a number a row. Times of day do not, though they are stored as numbers.</summary>
    public static bool HoldsNumbers(Field field) =>
        field is DataField { IsArray: false } data && Numbers.Contains(data.ClrType) && !IsTimeOfDay(field);

    /// <summary>Whether a column holds true or false in each row.</summary>
    public static bool HoldsFlags(Field field) => field is DataField { IsArray: false } data && data.ClrType == typeof(bool);

    /// <summary>Whether a column may hold ids: text or whole numbers.</summary>
    public static bool HoldsIds(Field field) =>
        HoldsText(field) || (HoldsNumbers(field) && field is DataField data && !Fractions.Contains(data.ClrType));

    public static bool IsTimeOfDay(Field field) =>
        field is TimeDataField || field.SchemaElement?.ConvertedType is ConvertedType.TIME_MILLIS or ConvertedType.TIME_MICROS;

    public static bool HoldsDates(Field field) => field is DateTimeDataField { IsArray: false };

    public static bool HoldsText(Field field) => field is DataField { IsArray: false } data && data.ClrType == typeof(ReadOnlyMemory<char>);

    /// <summary>Whether a column holds more than one value a row.</summary>
    public static bool IsNested(Field field) => field is not DataField { IsArray: false };

    /// <summary>Adds the cells of one group of rows.</summary>
    public static ValueTask ReadAsync(ParquetRowGroupReader group, DataField field, CellColumn column) => field.ClrType switch
    {
        Type type when type == typeof(ReadOnlyMemory<char>) => ReadAsync<ReadOnlyMemory<char>>(group, field, column, AddText),
        Type type when type == typeof(DateTime) => ReadAsync<DateTime>(group, field, column, AddDate(field)),
        Type type when type == typeof(bool) => ReadAsync<bool>(group, field, column, (flags, value) => flags.Add(value ? "1"u8 : "0"u8)),
        Type type when type == typeof(double) => ReadNumbersAsync<double>(group, field, column),
        Type type when type == typeof(float) => ReadNumbersAsync<float>(group, field, column),
        Type type when type == typeof(decimal) => ReadNumbersAsync<decimal>(group, field, column),
        Type type when type == typeof(sbyte) => ReadNumbersAsync<sbyte>(group, field, column),
        Type type when type == typeof(byte) => ReadNumbersAsync<byte>(group, field, column),
        Type type when type == typeof(short) => ReadNumbersAsync<short>(group, field, column),
        Type type when type == typeof(ushort) => ReadNumbersAsync<ushort>(group, field, column),
        Type type when type == typeof(int) => ReadNumbersAsync<int>(group, field, column),
        Type type when type == typeof(uint) => ReadNumbersAsync<uint>(group, field, column),
        Type type when type == typeof(long) => ReadNumbersAsync<long>(group, field, column),
        Type type when type == typeof(ulong) => ReadNumbersAsync<ulong>(group, field, column),
        Type type => throw new NotSupportedException($"columns of {type.Name}"),
    };

    private static ValueTask ReadNumbersAsync<T>(ParquetRowGroupReader group, DataField field, CellColumn column)
        where T : struct, INumber<T> => ReadAsync<T>(group, field, column, column.Texts is null ? AddNumber : AddFormatted);

    /// <summary>The values of a group lie close together; levels say which rows have one.</summary>
    private static async ValueTask ReadAsync<T>(ParquetRowGroupReader group, DataField field, CellColumn column, Action<CellColumn, T> add)
        where T : struct
    {
        int rows = (int)group.RowCount;
        T[] values = new T[rows];
        int[]? levels = field.MaxDefinitionLevel > 0 ? new int[rows] : null;
        await group.ReadRawAsync<T>(field, values, levels is null ? default(Memory<int>?) : levels, null).ConfigureAwait(false);
        for (int row = 0, next = 0; row < rows; row++)
        {
            if (levels is not null && levels[row] < field.MaxDefinitionLevel)
            {
                column.Add([]);
            }
            else
            {
                add(column, values[next++]);
            }
        }
    }

    private static void AddNumber<T>(CellColumn column, T value)
        where T : INumber<T> => column.Add(double.CreateTruncating(value));

    /// <summary>A number in a column of ids or times, whose texts are kept.</summary>
    private static void AddFormatted<T>(CellColumn column, T value)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[LongestText];
        _ = value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
        column.Add(text[..length]);
    }

    private static void AddText(CellColumn column, ReadOnlyMemory<char> value)
    {
        Span<byte> few = stackalloc byte[LongestText];
        if (Encoding.UTF8.TryGetBytes(value.Span, few, out int length))
        {
            column.Add(few[..length]);
            return;
        }
        byte[] many = new byte[Encoding.UTF8.GetByteCount(value.Span)];
        Encoding.UTF8.GetBytes(value.Span, many);
        column.Add(many);
    }

    private static Action<CellColumn, DateTime> AddDate(DataField field)
    {
        DateTimeDataField date = (DateTimeDataField)field;
        string format = date.DateTimeFormat == DateTimeFormat.Date ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";
        // Timestamps of 96 bits, an old form, say nothing of a zone.
        format += date is { IsAdjustedToUTC: true, DateTimeFormat: not (DateTimeFormat.Date or DateTimeFormat.Impala) } ? "'Z'" : "";
        return (column, value) =>
        {
            Span<byte> text = stackalloc byte[LongestText];
            _ = value.TryFormat(text, out int length, format, CultureInfo.InvariantCulture);
            column.Add(text[..length]);
        };
    }
}
