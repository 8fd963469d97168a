using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Wavecast.Storage;

/// <summary>What an NPY file says of its elements: a Python dictionary of <c>descr</c>, <c>fortran_order</c> and <c>shape</c>.</summary>
internal sealed class NpyHeader
{
    /// <summary>As many axes as NumPy allows.</summary>
    public const int MostAxes = 32;

    private const int MostBytes = 1 << 16;
    private const int Alignment = 64;

    private readonly string file;
    private readonly string text;
    private int at;

    private NpyHeader(string file, string text) => (this.file, this.text) = (file, text);

    /// <summary>f for floating-point numbers, i for integers, u for unsigned ones.</summary>
    public char Kind { get; private set; }

    public int ElementBytes { get; private set; }

    public bool IsBigEndian { get; private set; }

    /// <summary>Whether the first axis counts fastest, as in Fortran.</summary>
    public bool IsColumnMajor { get; private set; }

    public ImmutableArray<int> Sizes { get; private set; }

    /// <summary>Number of elements: the product of <see cref="Sizes"/>.</summary>
    public long Count { get; private set; }

    /// <summary>Reads all up to the first element, and checks that the elements end with the file.</summary>
    /// <exception cref="InvalidDataException">It is not such a header, or its elements are no numbers or do not fill the file.</exception>
    public static NpyHeader Read(Stream stream, string file)
    {
        byte[] head = new byte[8];
        int read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (read < head.Length || head[0] != 0x93 || !head.AsSpan(1, 5).SequenceEqual("NUMPY"u8))
        {
            throw new InvalidDataException($"{file} is no NPY file: it does not begin as one. Write it with numpy.save.");
        }
        if (head[6] is < 1 or > 3)
        {
            throw new InvalidDataException($"{file} is an NPY file of version {head[6]}; expected 1, 2 or 3. Write it with numpy.save.");
        }
        byte[] lengthBytes = new byte[head[6] == 1 ? 2 : 4];
        read = stream.ReadAtLeast(lengthBytes, lengthBytes.Length, throwOnEndOfStream: false);
        uint length = lengthBytes.Reverse().Aggregate(0u, (sum, next) => (sum << 8) + next);
        if (read < lengthBytes.Length || length > Math.Min(MostBytes, stream.Length - stream.Position))
        {
            throw new InvalidDataException($"{file} is an NPY file that ends within its header, or whose header is longer than {MostBytes} bytes. Write it again with numpy.save.");
        }
        byte[] text = new byte[length];
        stream.ReadExactly(text);
        NpyHeader header = new(file, Encoding.UTF8.GetString(text));
        header.Parse();
        header.CheckLength(stream.Length - stream.Position);
        return header;
    }

    /// <summary>The bytes before the elements of an array of doubles; as in NumPy's own files these begin at a multiple of 64.</summary>
    public static byte[] Write(ImmutableArray<int> sizes)
    {
        string shape = string.Join(", ", sizes.Select(size => size.ToString(CultureInfo.InvariantCulture))) + (sizes.Length == 1 ? "," : "");
        string text = $"{{'descr': '<f8', 'fortran_order': False, 'shape': ({shape}), }}";
        const int Before = 10;
        int length = ((Before + text.Length + 1 + Alignment - 1) / Alignment * Alignment) - Before;
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)length, (byte)(length >> 8), .. Encoding.ASCII.GetBytes(text.PadRight(length - 1)), (byte)'\n'];
    }

    private void CheckLength(long bytes)
    {
        BigInteger count = Sizes.Aggregate(BigInteger.One, (product, size) => product * size);
        if (count * ElementBytes != bytes)
        {
            throw new InvalidDataException($"{file} has {bytes} bytes behind its header; expected {count * ElementBytes} for the shape [{string.Join(", ", Sizes)}]. Write it again with numpy.save, one array a file.");
        }
        Count = (long)count;
    }

    private void Parse()
    {
        HashSet<string> keys = [];
        Expect('{');
        while (!TryRead('}'))
        {
            string key = ReadText();
            Expect(':');
            switch (keys.Add(key) ? key : "")
            {
                case "descr":
                    ReadType();
                    break;
                case "fortran_order":
                    IsColumnMajor = TryRead("True") || (TryRead("False") ? false : throw Wrong());
                    break;
                case "shape":
                    ReadShape();
                    break;
                default:
                    throw Wrong();
            }
            if (!TryRead(','))
            {
                Expect('}');
                break;
            }
        }
        if (keys.Count != 3 || text.AsSpan(at).ContainsAnyExcept(" \n"))
        {
            throw Wrong();
        }
    }

    private void ReadType()
    {
        SkipSpaces();
        string type = at < text.Length && text[at] == '\'' ? ReadText() : "a record";
        bool known = type is [('<' or '>' or '|'), 'f', '2' or '4' or '8'] or [('<' or '>' or '|'), 'i' or 'u', '1' or '2' or '4' or '8'] && (type[0] != '|' || type[2] == '1');
        if (!known)
        {
            throw new InvalidDataException($"{file} holds elements of type {ModelFormatException.Quote(type)}; expected floating-point numbers or integers. Write it with array.astype(float).");
        }
        (IsBigEndian, Kind, ElementBytes) = (type[0] == '>', type[1], type[2] - '0');
    }

    private void ReadShape()
    {
        List<int> sizes = [];
        Expect('(');
        while (!TryRead(')'))
        {
            SkipSpaces();
            int start = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }
            sizes.Add(sizes.Count < MostAxes && int.TryParse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out int size) ? size : throw Wrong());
            if (!TryRead(','))
            {
                Expect(')');
                break;
            }
        }
        Sizes = [.. sizes];
    }

    private string ReadText()
    {
        Expect('\'');
        int end = text.IndexOf('\'', at);
        string value = end < 0 ? throw Wrong() : text[at..end];
        at = end + 1;
        return value;
    }

    private void Expect(char sign)
    {
        if (!TryRead(sign))
        {
            throw Wrong();
        }
    }

    private bool TryRead(char sign) => TryRead(sign.ToString());

    private bool TryRead(string word)
    {
        SkipSpaces();
        bool there = string.CompareOrdinal(text, at, word, 0, word.Length) == 0;
        at += there ? word.Length : 0;
        return there;
    }

    private void SkipSpaces()
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }
    }

    private InvalidDataException Wrong() =>
        new($"{file} has the header {ModelFormatException.Quote(text)}; expected an NPY file's, as in {{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }}. Write it again with numpy.save.");
}
