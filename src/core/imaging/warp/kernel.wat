;; The inner loops over pixels: straightening, and the copy in which a scan is looked at.
;; `node scripts/build-kernel.ts` turns this text into kernel.ts; a test holds the two together.
;;
;; Straightening reads a patch of a picture at slanted positions, between its pixels.
;; Memory is laid out by the caller: a table of spans, the patch (rows of red, green, blue), the result (the same).
;; A span is eight whole numbers: x, y of its first sample in the patch; the step to the next sample on the right (x, y, 0, 0);
;; the step to the next one below (x, y). Positions are in 4096ths of a pixel. Each pixel of the result is the mean of
;; samples × samples positions, each of them the weighted mean of the four pixels around it, in 128ths each way.
(module
  (memory (export "memory") 1)

  (func (export "readSpans")
    (param $span i32) (param $spans i32)          ;; where the table is, and how many spans it has
    (param $patch i32) (param $row i32)           ;; where the patch is, and the bytes of one row of it
    (param $limitX i32) (param $limitY i32)       ;; the last position inside the patch: beyond the border, the border's
    (param $to i32) (param $length i32)           ;; where the result goes, and the pixels that each span makes
    (param $samples i32)
    (local $end i32) (local $i i32) (local $j i32) (local $x i32) (local $y i32) (local $at i32)
    (local $limit v128) (local $start v128) (local $line v128) (local $here v128) (local $clamped v128)
    (local $right v128) (local $down v128) (local $sum v128) (local $share v128)

    (local.set $limit (i32x4.replace_lane 1 (i32x4.splat (local.get $limitX)) (local.get $limitY)))
    ;; Weights of one sample add up to 128 × 128.
    (local.set $share (f32x4.splat (f32.div (f32.const 1)
      (f32.convert_i32_s (i32.mul (i32.const 16384) (i32.mul (local.get $samples) (local.get $samples)))))))

    (loop $eachSpan
      (local.set $start (v128.load64_zero (local.get $span)))
      (local.set $right (v128.load64_zero offset=8 (local.get $span)))
      (local.set $down (v128.load64_zero offset=16 (local.get $span)))
      (local.set $end (i32.add (local.get $to) (i32.mul (local.get $length) (i32.const 3))))

      (loop $eachPixel
        (local.set $sum (i32x4.splat (i32.const 0)))
        (local.set $line (local.get $start))
        (local.set $j (local.get $samples))
        (loop $eachLine
          (local.set $here (local.get $line))
          (local.set $i (local.get $samples))
          (loop $eachSample
            (local.set $clamped
              (i32x4.min_s (i32x4.max_s (local.get $here) (i32x4.splat (i32.const 0))) (local.get $limit)))
            (local.set $x (i32x4.extract_lane 0 (local.get $clamped)))
            (local.set $y (i32x4.extract_lane 1 (local.get $clamped)))
            (local.set $at (i32.add (local.get $patch) (i32.add
              (i32.mul (i32.shr_u (local.get $y) (i32.const 12)) (local.get $row))
              (i32.mul (i32.shr_u (local.get $x) (i32.const 12)) (i32.const 3)))))
            (local.set $x (i32.and (i32.shr_u (local.get $x) (i32.const 5)) (i32.const 127)))
            (local.set $y (i32.and (i32.shr_u (local.get $y) (i32.const 5)) (i32.const 127)))
            ;; From here $x holds the weights of left and right, as a pair of 16 bits, and both products stay within 16 bits.
            (local.set $x (i32.or
              (i32.sub (i32.const 128) (local.get $x))
              (i32.shl (local.get $x) (i32.const 16))))
            (local.set $sum (i32x4.add (local.get $sum) (i32x4.add
              (i32x4.dot_i16x8_s
                ;; red, red, green, green, blue, blue of the pixel and its right neighbour
                (i8x16.shuffle 0 16 3 16 1 16 4 16 2 16 5 16 16 16 16 16
                  (v128.load64_zero (local.get $at)) (i32x4.splat (i32.const 0)))
                (i32x4.splat (i32.mul (local.get $x) (i32.sub (i32.const 128) (local.get $y)))))
              (i32x4.dot_i16x8_s
                (i8x16.shuffle 0 16 3 16 1 16 4 16 2 16 5 16 16 16 16 16
                  (v128.load64_zero (i32.add (local.get $at) (local.get $row))) (i32x4.splat (i32.const 0)))
                (i32x4.splat (i32.mul (local.get $x) (local.get $y)))))))
            (local.set $here (i32x4.add (local.get $here) (local.get $right)))
            (br_if $eachSample (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))
          (local.set $line (i32x4.add (local.get $line) (local.get $down)))
          (br_if $eachLine (local.tee $j (i32.sub (local.get $j) (i32.const 1)))))
        (local.set $start (i32x4.add (local.get $start)
          (i32x4.mul (local.get $right) (i32x4.splat (local.get $samples)))))
        (local.set $sum (i32x4.trunc_sat_f32x4_u (f32x4.add
          (f32x4.mul (f32x4.convert_i32x4_u (local.get $sum)) (local.get $share)) (f32x4.splat (f32.const 0.5)))))
        ;; The fourth byte is the next pixel's first: it is written again.
        (v128.store32_lane 0 (local.get $to)
          (i8x16.narrow_i16x8_u (i16x8.narrow_i32x4_u (local.get $sum) (local.get $sum)) (local.get $sum)))
        (br_if $eachPixel (i32.lt_u (local.tee $to (i32.add (local.get $to) (i32.const 3))) (local.get $end))))

      (local.set $span (i32.add (local.get $span) (i32.const 24)))
      (br_if $eachSpan (local.tee $spans (i32.sub (local.get $spans) (i32.const 1))))))

  ;; The same for one sample a pixel and spans of eight: four pixels at a time.
  (func (export "readEights")
    (param $span i32) (param $spans i32) (param $patch i32) (param $row i32)
    (param $limitX i32) (param $limitY i32) (param $to i32)
    (local $i i32) (local $at i32)
    (local $limitsX v128) (local $limitsY v128) (local $rows v128) (local $pairs v128)
    (local $x v128) (local $y v128) (local $right v128) (local $down v128) (local $places v128)
    (local $above v128) (local $below v128) (local $a v128) (local $b v128) (local $c v128) (local $d v128)

    (local.set $limitsX (i32x4.splat (local.get $limitX)))
    (local.set $limitsY (i32x4.splat (local.get $limitY)))
    (local.set $rows (i32x4.splat (local.get $row)))
    ;; red, red, green, green, blue, blue of the pixel and its right neighbour
    (local.set $pairs (v128.const i8x16 0 128 3 128 1 128 4 128 2 128 5 128 128 128 128 128))

    (loop $eachSpan
      (local.set $right (i32x4.splat (i32.load offset=8 (local.get $span))))
      (local.set $down (i32x4.splat (i32.load offset=12 (local.get $span))))
      (local.set $x (i32x4.add (i32x4.splat (i32.load (local.get $span)))
        (i32x4.mul (local.get $right) (v128.const i32x4 0 1 2 3))))
      (local.set $y (i32x4.add (i32x4.splat (i32.load offset=4 (local.get $span)))
        (i32x4.mul (local.get $down) (v128.const i32x4 0 1 2 3))))
      (local.set $right (i32x4.shl (local.get $right) (i32.const 2)))
      (local.set $down (i32x4.shl (local.get $down) (i32.const 2)))
      (local.set $i (i32.const 2))
      (loop $eachFour
        (local.set $a
          (i32x4.min_s (i32x4.max_s (local.get $x) (v128.const i32x4 0 0 0 0)) (local.get $limitsX)))
        (local.set $b
          (i32x4.min_s (i32x4.max_s (local.get $y) (v128.const i32x4 0 0 0 0)) (local.get $limitsY)))
        (local.set $places (i32x4.add
          (i32x4.add (i32x4.splat (local.get $patch))
            (i32x4.mul (i32x4.shr_u (local.get $b) (i32.const 12)) (local.get $rows)))
          (i32x4.mul (i32x4.shr_u (local.get $a) (i32.const 12)) (v128.const i32x4 3 3 3 3))))
        (local.set $a (v128.and (i32x4.shr_u (local.get $a) (i32.const 5)) (v128.const i32x4 127 127 127 127)))
        (local.set $b (v128.and (i32x4.shr_u (local.get $b) (i32.const 5)) (v128.const i32x4 127 127 127 127)))
        ;; The weights of left and right as pairs of 16 bits, times that of above or below: both products stay within 16 bits.
        (local.set $a (v128.or
          (i32x4.sub (v128.const i32x4 128 128 128 128) (local.get $a))
          (i32x4.shl (local.get $a) (i32.const 16))))
        (local.set $below (i32x4.mul (local.get $a) (local.get $b)))
        (local.set $above (i32x4.sub (i32x4.shl (local.get $a) (i32.const 7)) (local.get $below)))

        (local.set $at (i32x4.extract_lane 0 (local.get $places)))
        (local.set $a (i32x4.add
          (i32x4.dot_i16x8_s
            (i8x16.swizzle (v128.load64_zero (local.get $at)) (local.get $pairs))
            (i8x16.shuffle 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 (local.get $above) (local.get $above)))
          (i32x4.dot_i16x8_s
            (i8x16.swizzle (v128.load64_zero (i32.add (local.get $at) (local.get $row))) (local.get $pairs))
            (i8x16.shuffle 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 (local.get $below) (local.get $below)))))

        (local.set $at (i32x4.extract_lane 1 (local.get $places)))
        (local.set $b (i32x4.add
          (i32x4.dot_i16x8_s
            (i8x16.swizzle (v128.load64_zero (local.get $at)) (local.get $pairs))
            (i8x16.shuffle 4 5 6 7 4 5 6 7 4 5 6 7 4 5 6 7 (local.get $above) (local.get $above)))
          (i32x4.dot_i16x8_s
            (i8x16.swizzle (v128.load64_zero (i32.add (local.get $at) (local.get $row))) (local.get $pairs))
            (i8x16.shuffle 4 5 6 7 4 5 6 7 4 5 6 7 4 5 6 7 (local.get $below) (local.get $below)))))

        (local.set $at (i32x4.extract_lane 2 (local.get $places)))
        (local.set $c (i32x4.add
          (i32x4.dot_i16x8_s
            (i8x16.swizzle (v128.load64_zero (local.get $at)) (local.get $pairs))
            (i8x16.shuffle 8 9 10 11 8 9 10 11 8 9 10 11 8 9 10 11 (local.get $above) (local.get $above)))
          (i32x4.dot_i16x8_s
            (i8x16.swizzle (v128.load64_zero (i32.add (local.get $at) (local.get $row))) (local.get $pairs))
            (i8x16.shuffle 8 9 10 11 8 9 10 11 8 9 10 11 8 9 10 11 (local.get $below) (local.get $below)))))

        (local.set $at (i32x4.extract_lane 3 (local.get $places)))
        (local.set $d (i32x4.add
          (i32x4.dot_i16x8_s
            (i8x16.swizzle (v128.load64_zero (local.get $at)) (local.get $pairs))
            (i8x16.shuffle 12 13 14 15 12 13 14 15 12 13 14 15 12 13 14 15 (local.get $above) (local.get $above)))
          (i32x4.dot_i16x8_s
            (i8x16.swizzle (v128.load64_zero (i32.add (local.get $at) (local.get $row))) (local.get $pairs))
            (i8x16.shuffle 12 13 14 15 12 13 14 15 12 13 14 15 12 13 14 15 (local.get $below) (local.get $below)))))

        ;; Weights add up to 128 × 128. Four bytes more than the four pixels are written: they are the next ones', or nobody's.
        (v128.store (local.get $to) (i8x16.swizzle
          (i8x16.narrow_i16x8_u
            (i16x8.narrow_i32x4_s
              (i32x4.shr_u (i32x4.add (local.get $a) (v128.const i32x4 8192 8192 8192 8192)) (i32.const 14))
              (i32x4.shr_u (i32x4.add (local.get $b) (v128.const i32x4 8192 8192 8192 8192)) (i32.const 14)))
            (i16x8.narrow_i32x4_s
              (i32x4.shr_u (i32x4.add (local.get $c) (v128.const i32x4 8192 8192 8192 8192)) (i32.const 14))
              (i32x4.shr_u (i32x4.add (local.get $d) (v128.const i32x4 8192 8192 8192 8192)) (i32.const 14))))
          (v128.const i8x16 0 1 2 4 5 6 8 9 10 12 13 14 128 128 128 128)))
        (local.set $to (i32.add (local.get $to) (i32.const 12)))
        (local.set $x (i32x4.add (local.get $x) (local.get $right)))
        (local.set $y (i32x4.add (local.get $y) (local.get $down)))
        (br_if $eachFour (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))
      (local.set $span (i32.add (local.get $span) (i32.const 24)))
      (br_if $eachSpan (local.tee $spans (i32.sub (local.get $spans) (i32.const 1))))))

  ;; The table of spans of one tile for one sample a pixel, row by row: where each begins and its step to the right, exact at both ends.
  (func (export "laySpans")
    (param $table i32) (param $across i32) (param $rows i32)   ;; where it goes, spans in a row, rows
    (param $x f64) (param $y f64)                 ;; the middle of the tile's first pixel, in pixels of the result
    (param $left f64) (param $top f64)            ;; the patch's first pixel, in pixels of the source
    (param $a f64) (param $b f64) (param $c f64) (param $d f64) (param $e f64) (param $f f64) (param $g f64) (param $h f64)
    (local $i i32) (local $u f64) (local $depth f64)
    (local $right v128) (local $start v128) (local $row v128) (local $patch v128) (local $here v128) (local $next v128)
    (local.set $right (f64x2.replace_lane 1 (f64x2.splat (local.get $a)) (local.get $d)))
    (local.set $start (f64x2.replace_lane 1 (f64x2.splat (local.get $c)) (local.get $f)))
    (local.set $patch (f64x2.replace_lane 1 (f64x2.splat (local.get $left)) (local.get $top)))
    (loop $eachRow
      ;; What a row shares: numerators and denominator without the part that grows along it.
      (local.set $row (f64x2.mul
        (f64x2.replace_lane 1 (f64x2.splat (local.get $b)) (local.get $e)) (f64x2.splat (local.get $y))))
      (local.set $depth (f64.mul (local.get $h) (local.get $y)))
      (local.set $u (local.get $x))
      (local.set $here (f64x2.mul
        (f64x2.add (f64x2.add (f64x2.mul (local.get $right) (f64x2.splat (local.get $u))) (local.get $row)) (local.get $start))
        (f64x2.splat (f64.div (f64.const 1)
          (f64.add (f64.add (f64.mul (local.get $g) (local.get $u)) (local.get $depth)) (f64.const 1))))))
      (local.set $i (local.get $across))
      (loop $eachSpan
        (local.set $u (f64.add (local.get $u) (f64.const 8)))
        (local.set $next (f64x2.mul
          (f64x2.add (f64x2.add (f64x2.mul (local.get $right) (f64x2.splat (local.get $u))) (local.get $row)) (local.get $start))
          (f64x2.splat (f64.div (f64.const 1)
            (f64.add (f64.add (f64.mul (local.get $g) (local.get $u)) (local.get $depth)) (f64.const 1))))))
        (v128.store64_lane 0 (local.get $table) (i32x4.trunc_sat_f64x2_s_zero (f64x2.mul
          (f64x2.sub (f64x2.sub (local.get $here) (v128.const f64x2 0.5 0.5)) (local.get $patch))
          (v128.const f64x2 4096 4096))))
        (v128.store64_lane offset=8 0 (local.get $table) (i32x4.trunc_sat_f64x2_s_zero (f64x2.floor (f64x2.add
          (f64x2.mul (f64x2.sub (local.get $next) (local.get $here)) (v128.const f64x2 512 512))
          (v128.const f64x2 0.5 0.5)))))
        (local.set $here (local.get $next))
        (local.set $table (i32.add (local.get $table) (i32.const 24)))
        (br_if $eachSpan (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))
      (local.set $y (f64.add (local.get $y) (f64.const 1)))
      (br_if $eachRow (local.tee $rows (i32.sub (local.get $rows) (i32.const 1))))))

  ;; A row as blocks of one pixel: the colours of a row, apart.
  (func (export "averageOne")
    (param $from i32) (param $to i32) (param $plane i32) (param $fours i32)
    (local $pixels v128) (local $none v128)

    (loop $eachFour
      (local.set $pixels (v128.load (local.get $from)))
      (v128.store (local.get $to) (f32x4.convert_i32x4_u
        (i8x16.shuffle 0 16 16 16 3 16 16 16 6 16 16 16 9 16 16 16 (local.get $pixels) (local.get $none))))
      (v128.store (i32.add (local.get $to) (local.get $plane)) (f32x4.convert_i32x4_u
        (i8x16.shuffle 1 16 16 16 4 16 16 16 7 16 16 16 10 16 16 16 (local.get $pixels) (local.get $none))))
      (v128.store (i32.add (local.get $to) (i32.shl (local.get $plane) (i32.const 1))) (f32x4.convert_i32x4_u
        (i8x16.shuffle 2 16 16 16 5 16 16 16 8 16 16 16 11 16 16 16 (local.get $pixels) (local.get $none))))
      (local.set $from (i32.add (local.get $from) (i32.const 12)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br_if $eachFour (local.tee $fours (i32.sub (local.get $fours) (i32.const 1))))))

  ;; Rows of blocks of two by two pixels; what is given is as below.
  (func (export "averageFour")
    (param $from i32) (param $row i32) (param $sums i32) (param $to i32) (param $plane i32) (param $fours i32)
    (local $end i32) (local $at i32) (local $upper v128) (local $lower v128) (local $a v128) (local $b v128)

    (local.set $at (local.get $sums))
    (local.set $end (i32.add (local.get $from) (local.get $row)))
    (loop $eachColumn
      (local.set $upper (v128.load (local.get $from)))
      (local.set $lower (v128.load (i32.add (local.get $from) (local.get $row))))
      (v128.store (local.get $at) (i16x8.add
        (i16x8.extend_low_i8x16_u (local.get $upper)) (i16x8.extend_low_i8x16_u (local.get $lower))))
      (v128.store offset=16 (local.get $at) (i16x8.add
        (i16x8.extend_high_i8x16_u (local.get $upper)) (i16x8.extend_high_i8x16_u (local.get $lower))))
      (local.set $at (i32.add (local.get $at) (i32.const 32)))
      (br_if $eachColumn
        (i32.lt_u (local.tee $from (i32.add (local.get $from) (i32.const 16))) (local.get $end))))

    (loop $eachFour
      ;; red, red, green, green, blue, blue of two blocks
      (local.set $a (i8x16.shuffle 0 1 16 17 2 3 18 19 4 5 20 21 6 7 22 23
        (i16x8.add (v128.load offset=0 (local.get $sums)) (v128.load offset=6 (local.get $sums)))
        (i16x8.add (v128.load offset=12 (local.get $sums)) (v128.load offset=18 (local.get $sums)))))
      (local.set $b (i8x16.shuffle 0 1 16 17 2 3 18 19 4 5 20 21 6 7 22 23
        (i16x8.add (v128.load offset=24 (local.get $sums)) (v128.load offset=30 (local.get $sums)))
        (i16x8.add (v128.load offset=36 (local.get $sums)) (v128.load offset=42 (local.get $sums)))))
      (local.set $upper (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $a) (local.get $b)))
      (local.set $lower (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $a) (local.get $b)))
      (v128.store (local.get $to) (f32x4.mul
        (f32x4.convert_i32x4_u (i32x4.extend_low_i16x8_u (local.get $upper))) (v128.const f32x4 0.25 0.25 0.25 0.25)))
      (v128.store (i32.add (local.get $to) (local.get $plane)) (f32x4.mul
        (f32x4.convert_i32x4_u (i32x4.extend_high_i16x8_u (local.get $upper))) (v128.const f32x4 0.25 0.25 0.25 0.25)))
      (v128.store (i32.add (local.get $to) (i32.shl (local.get $plane) (i32.const 1))) (f32x4.mul
        (f32x4.convert_i32x4_u (i32x4.extend_low_i16x8_u (local.get $lower))) (v128.const f32x4 0.25 0.25 0.25 0.25)))
      (local.set $sums (i32.add (local.get $sums) (i32.const 48)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br_if $eachFour (local.tee $fours (i32.sub (local.get $fours) (i32.const 1))))))

  ;; Means of blocks of three by three pixels along three rows of a picture: red, green and blue one after the other, as fractions.
  ;; Up to 70 bytes beyond the rows and beyond the sums are read, and written where rows end within 16 bytes.
  (func (export "averageNine")
    (param $from i32) (param $row i32)            ;; where the first of the rows is, and the bytes of each
    (param $sums i32)                             ;; room for the sums of each column: two bytes for each byte of a row
    (param $to i32) (param $plane i32)            ;; where the means of red go, and the bytes from there to the next colour's
    (param $fours i32)                            ;; blocks, in fours
    (local $end i32) (local $at i32) (local $upper v128) (local $middle v128) (local $lower v128)
    (local $a v128) (local $b v128)

    (local.set $at (local.get $sums))
    (local.set $end (i32.add (local.get $from) (local.get $row)))
    (loop $eachColumn
      (local.set $upper (v128.load (local.get $from)))
      (local.set $middle (v128.load (i32.add (local.get $from) (local.get $row))))
      (local.set $lower (v128.load (i32.add (local.get $from) (i32.shl (local.get $row) (i32.const 1)))))
      (v128.store (local.get $at) (i16x8.add (i16x8.extend_low_i8x16_u (local.get $upper)) (i16x8.add
        (i16x8.extend_low_i8x16_u (local.get $middle)) (i16x8.extend_low_i8x16_u (local.get $lower)))))
      (v128.store offset=16 (local.get $at) (i16x8.add (i16x8.extend_high_i8x16_u (local.get $upper)) (i16x8.add
        (i16x8.extend_high_i8x16_u (local.get $middle)) (i16x8.extend_high_i8x16_u (local.get $lower)))))
      (local.set $at (i32.add (local.get $at) (i32.const 32)))
      (br_if $eachColumn
        (i32.lt_u (local.tee $from (i32.add (local.get $from) (i32.const 16))) (local.get $end))))

    (loop $eachFour
      ;; red, red, green, green, blue, blue of two blocks
      (local.set $a (i8x16.shuffle 0 1 16 17 2 3 18 19 4 5 20 21 6 7 22 23
        (i16x8.add (v128.load offset=0 (local.get $sums))
          (i16x8.add (v128.load offset=6 (local.get $sums)) (v128.load offset=12 (local.get $sums))))
        (i16x8.add (v128.load offset=18 (local.get $sums))
          (i16x8.add (v128.load offset=24 (local.get $sums)) (v128.load offset=30 (local.get $sums))))))
      ;; red, red, green, green, blue, blue of two blocks
      (local.set $b (i8x16.shuffle 0 1 16 17 2 3 18 19 4 5 20 21 6 7 22 23
        (i16x8.add (v128.load offset=36 (local.get $sums))
          (i16x8.add (v128.load offset=42 (local.get $sums)) (v128.load offset=48 (local.get $sums))))
        (i16x8.add (v128.load offset=54 (local.get $sums))
          (i16x8.add (v128.load offset=60 (local.get $sums)) (v128.load offset=66 (local.get $sums))))))
      (local.set $upper (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $a) (local.get $b)))
      (local.set $lower (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $a) (local.get $b)))
      (v128.store (local.get $to) (f32x4.div
        (f32x4.convert_i32x4_u (i32x4.extend_low_i16x8_u (local.get $upper))) (v128.const f32x4 9 9 9 9)))
      (v128.store (i32.add (local.get $to) (local.get $plane)) (f32x4.div
        (f32x4.convert_i32x4_u (i32x4.extend_high_i16x8_u (local.get $upper))) (v128.const f32x4 9 9 9 9)))
      (v128.store (i32.add (local.get $to) (i32.shl (local.get $plane) (i32.const 1))) (f32x4.div
        (f32x4.convert_i32x4_u (i32x4.extend_low_i16x8_u (local.get $lower))) (v128.const f32x4 9 9 9 9)))
      (local.set $sums (i32.add (local.get $sums) (i32.const 72)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br_if $eachFour (local.tee $fours (i32.sub (local.get $fours) (i32.const 1)))))))
