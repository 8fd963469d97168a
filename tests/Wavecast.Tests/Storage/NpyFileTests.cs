using System.Runtime.CompilerServices;
using System.Text;
using CsCheck;
using Wavecast.Storage;

namespace Wavecast.Tests.Storage;

public sealed class NpyFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_NumPysFile_HoldsItsNumbers()
    {
        NpyFile file = NpyFile.Read(Golden("numpy-f8.npy"));

        Assert.Equal([2, 3], file.Sizes);
        Assert.Equal([1.5, double.NaN, -0.25, 1e300, 0.1, -0.0], file.Values);
    }

    [Fact]
    public void Write_NumPysFile_GivesItsBytes()
    {
        NpyFile.Read(Golden("numpy-f8.npy")).Write(folder["a.npy"]);

        Assert.Equal(File.ReadAllBytes(Golden("numpy-f8.npy")), File.ReadAllBytes(folder["a.npy"]));
    }

    [Fact]
    public void Read_BigEndianColumns_AreTurned()
    {
        NpyFile file = NpyFile.Read(Golden("numpy-i2-fortran.npy"));

        Assert.Equal([2, 3], file.Sizes);
        Assert.Equal([-3, -2, -1, 0, 1, 2], file.Values);
    }

    [Theory]
    [InlineData("<f8", "0000000000000cc0", -3.5)]
    [InlineData(">f8", "c00c000000000000", -3.5)]
    [InlineData("<f4", "000060c0", -3.5)]
    [InlineData("<f2", "00c3", -3.5)]
    [InlineData("<i8", "fdffffffffffffff", -3)]
    [InlineData(">i4", "fffffffd", -3)]
    [InlineData("<i2", "fdff", -3)]
    [InlineData("|i1", "fd", -3)]
    [InlineData("<u8", "0000000000000080", 9223372036854775808)]
    [InlineData("<u4", "fdffffff", 4294967293)]
    [InlineData(">u2", "fffd", 65533)]
    [InlineData("|u1", "fd", 253)]
    public void Read_ElementsOfEachType_AreNumbers(string type, string bytes, double expected) =>
        Assert.Equal([expected], Read($"{{'descr': '{type}', 'fortran_order': False, 'shape': (1,), }}", Convert.FromHexString(bytes)).Values);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Read_EachVersion_IsUnderstood(byte version) =>
        Assert.Equal([7], Read("{'shape': (), 'fortran_order': True, 'descr': '|u1'}\n", [7], version).Values);

    [Theory]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", "x.npy holds elements of type '|O'; expected floating-point numbers or integers. Write it with array.astype(float).")]
    [InlineData("{'descr': '<f16', 'fortran_order': False, 'shape': (1,), }", "x.npy holds elements of type '<f16'; expected floating-point numbers or integers. Write it with array.astype(float).")]
    [InlineData("{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }", "x.npy holds elements of type '<c8'; expected floating-point numbers or integers. Write it with array.astype(float).")]
    [InlineData("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,), }", "x.npy holds elements of type 'a record'; expected floating-point numbers or integers. Write it with array.astype(float).")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }", "x.npy has 8 bytes behind its header; expected 16 for the shape [2]. Write it again with numpy.save, one array a file.")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2147483647, 2147483647, 2147483647), }", "x.npy has 8 bytes behind its header; expected 79228162403583873202826248184 for the shape [2147483647, 2147483647, 2147483647]. Write it again with numpy.save, one array a file.")]
    [InlineData("{'descr': '<f8', 'fortran_order': 0, 'shape': (1,), }", "x.npy has the header '{'descr': '<f8', 'fortran_order': 0, 'shape': (1,), }'; expected an NPY file's, as in {'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }. Write it again with numpy.save.")]
    [InlineData("{'descr': '<f8', 'shape': (1,), }", "x.npy has the header '{'descr': '<f8', 'shape': (1,), }'; expected an NPY file's, as in {'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }. Write it again with numpy.save.")]
    [InlineData("{'shape': (-1,)}", "x.npy has the header '{'shape': (-1,)}'; expected an NPY file's, as in {'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }. Write it again with numpy.save.")]
    public void Read_WrongHeader_IsRefused(string header, string expected) =>
        Assert.Equal(expected, Assert.Throws<InvalidDataException>(() => Read(header, new byte[8])).Message);

    [Fact]
    public void Read_AnythingElse_IsRefused()
    {
        Assert.Equal("x.npy is no NPY file: it does not begin as one. Write it with numpy.save.", Refused([]));
        Assert.Equal("x.npy is no NPY file: it does not begin as one. Write it with numpy.save.", Refused("PK\u0003\u0004 of an .npz"u8));
        Assert.Equal("x.npy is an NPY file of version 9; expected 1, 2 or 3. Write it with numpy.save.", Refused([0x93, .. "NUMPY"u8, 9, 0, 0, 0]));
        Assert.Equal(
            "x.npy is an NPY file that ends within its header, or whose header is longer than 65536 bytes. Write it again with numpy.save.",
            Refused([0x93, .. "NUMPY"u8, 2, 0, 255, 255, 255, 255]));
    }

    [Fact]
    public void Read_DamagedFile_IsReadOrRefused()
    {
        byte[] bytes = File.ReadAllBytes(Golden("numpy-f8.npy"));
        for (int i = 0; i < bytes.Length; i++)
        {
            Refused(bytes.AsSpan(0, i));
            for (int change = 1; change < 256; change <<= 1)
            {
                byte[] changed = [.. bytes];
                changed[i] ^= (byte)change;
                Assert.True(IsReadOrRefused(changed), $"byte {i} changed by {change}");
            }
        }
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSameToTheBit() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 4], Gen.Int[0, 5], Gen.Long).Sample((a, b, c, bits) =>
        {
            double[] values = [.. Enumerable.Range(0, a * b * c).Select(i => BitConverter.Int64BitsToDouble(bits * (i + 1)))];
            using MemoryStream stream = new();
            new NpyFile(values, a, b, c).Write(stream);
            stream.Position = 0;

            NpyFile read = NpyFile.Read(stream, "x.npy");

            Assert.Equal([a, b, c], read.Sizes);
            Assert.Equal(values.Select(BitConverter.DoubleToInt64Bits), read.Values.ToArray().Select(BitConverter.DoubleToInt64Bits));
        }, iter: 100, threads: 1);

    [Fact]
    public void Construction_SizesThatDoNotFit_AreRefused()
    {
        Assert.Equal("3 values do not fill [2, 2]. (Parameter 'sizes')", Assert.Throws<ArgumentException>(() => new NpyFile([1, 2, 3], 2, 2)).Message);
        Assert.Equal([3], new NpyFile([1, 2, 3]).Sizes);
    }

    private static bool IsReadOrRefused(byte[] bytes)
    {
        try
        {
            return NpyFile.Read(new MemoryStream(bytes), "x.npy").Values.Length == 6;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    private static string Refused(ReadOnlySpan<byte> bytes)
    {
        MemoryStream stream = new(bytes.ToArray());
        return Assert.Throws<InvalidDataException>(() => NpyFile.Read(stream, "x.npy")).Message;
    }

    private static NpyFile Read(string header, byte[] elements, byte version = 1)
    {
        byte[] length = BitConverter.GetBytes(header.Length)[..(version == 1 ? 2 : 4)];
        return NpyFile.Read(new MemoryStream([0x93, .. "NUMPY"u8, version, 0, .. length, .. Encoding.ASCII.GetBytes(header), .. elements]), "x.npy");
    }

    private static string Golden(string name, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "Golden", name);
}
