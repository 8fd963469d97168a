namespace Wavecast.Tables;

/// <summary>Refuses a panel that would not fit: gaps take memory that they do not take in the file.</summary>
internal static class PanelMemory
{
    /// <exception cref="DataFormatException">The values are more than memory holds.</exception>
    public static void Check(string file, long values)
    {
        if (values > GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / sizeof(double))
        {
            throw new DataFormatException($"{file}: its series have {values} steps, more than memory holds. Read fewer columns, or cut the file into parts.");
        }
    }
}
