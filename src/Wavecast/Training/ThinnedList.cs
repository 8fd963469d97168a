namespace Wavecast.Training;

/// <summary>
/// A list that takes any number of entries and stays small: once it is full it drops every second entry, and from then on
/// keeps every 2nd, 4th, 8th … of those added, always the ones at multiples of <see cref="Stride"/>.
/// </summary>
/// <param name="limit">The most entries it keeps; even, so that an entry that finds the list full lies at a multiple of the doubled stride too.</param>
internal sealed class ThinnedList<T>(int limit)
{
    /// <summary>Entries that a run keeps of each kind: more than a picture has points, and 6 MB of losses and epochs at most.</summary>
    public const int MostEntries = 65_536;

    private const int FirstCapacity = 4;

    private T[] entries = [];
    private int kept;

    /// <summary>Entries added so far, kept or not.</summary>
    public int Count { get; private set; }

    /// <summary>The distance between the entries that are kept, a power of two: 1 until the list has been full.</summary>
    public int Stride { get; private set; } = 1;

    /// <summary>The entries at 0, <see cref="Stride"/>, 2·<see cref="Stride"/> …; it stays what it is when others are added.</summary>
    public ReadOnlyMemory<T> Kept => entries.AsMemory(0, kept);

    /// <summary>How many of so many entries are at multiples of a stride.</summary>
    public static int KeptOf(int count, int stride) => (int)(((long)count + stride - 1) / stride);

    /// <summary>Adds an entry.</summary>
    public void Add(T entry)
    {
        if (Count % Stride == 0)
        {
            if (kept == limit)
            {
                Thin();
            }
            if (kept == entries.Length)
            {
                Array.Resize(ref entries, Math.Min(limit, Math.Max(FirstCapacity, 2 * kept)));
            }
            entries[kept++] = entry;
        }
        Count++;
    }

    /// <summary>Becomes the list, empty until now, of which that was kept.</summary>
    /// <param name="saved">What <see cref="Kept"/> was: as many as <see cref="KeptOf"/> says, at most the limit.</param>
    /// <param name="count">What <see cref="Count"/> was.</param>
    /// <param name="stride">What <see cref="Stride"/> was.</param>
    public void Restore(T[] saved, int count, int stride) => (entries, kept, Count, Stride) = (saved, saved.Length, count, stride);

    /// <summary>Into an array of its own, so that what was handed out as <see cref="Kept"/> stays.</summary>
    private void Thin()
    {
        T[] thinned = new T[limit];
        kept = limit / 2;
        for (int i = 0; i < kept; i++)
        {
            thinned[i] = entries[2 * i];
        }
        entries = thinned;
        Stride *= 2;
    }
}
