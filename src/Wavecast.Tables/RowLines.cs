namespace Wavecast.Tables;

/// <summary>The line of the file where each row begins: kept only where a row does not follow its predecessor's line.</summary>
internal sealed class RowLines
{
    private readonly List<(int Row, long Line)> jumps = [];
    private int rows;
    private long next;

    public void Add(long line)
    {
        if (line != next)
        {
            jumps.Add((rows, line));
        }
        next = line + 1;
        rows++;
    }

    /// <summary>The line of a row, from 1.</summary>
    public long this[int row]
    {
        get
        {
            (int first, long line) = jumps.FindLast(jump => jump.Row <= row);
            return line + row - first;
        }
    }
}
