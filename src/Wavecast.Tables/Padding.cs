namespace Wavecast.Tables;

/// <summary>Refuses a batch that would not fit: short sequences beside a long one take far more memory padded than in their file.</summary>
internal static class Padding
{
    /// <exception cref="DataFormatException">The batch is larger than an array or than memory.</exception>
    public static void Check(CellTable table, int count, int steps, int features)
    {
        Int128 values = (Int128)count * steps * features;
        if (values > Array.MaxLength || values * sizeof(double) > GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)
        {
            throw new DataFormatException($"{table.File}: {count} sequences padded to {steps} steps of {features} features are {values} numbers, more than memory holds. Read fewer columns, or cut the file into parts.");
        }
    }
}
